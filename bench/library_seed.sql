-- the shelf: four of five are practices, all in public spaces; one has 200 reports, most have few
SELECT setseed(0.42);
CREATE TEMP TABLE shelf AS
SELECT i AS id, CASE WHEN i % 5 = 4 THEN 'insight' ELSE 'practice' END AS kind,
    (ARRAY[1, 3, 6, 8, 11, 13, 16, 18])[1 + floor(8 * random() ^ 2)::int] AS space_id,
    CASE WHEN i = 1 THEN 200 ELSE floor(12 * random() ^ 2)::int END AS reports,
    CASE WHEN i % 20 = 19 THEN 'network' ELSE 'public' END AS visibility,
    CASE WHEN i % 5 = 2 THEN 'es' ELSE 'en' END AS language,
    1 + floor(random() * {bank})::int AS first, 1 + floor(random() * {bank})::int AS second,
    CASE WHEN i % 7 = 0 THEN 2 ELSE 1 END AS versions, random() AS who,
    '{now}'::timestamptz - interval '860 days' * (1 - i / {entries}::float) - interval '10 days' AS begun,
    (ARRAY['meeting','story','hope','plan','links','health','crisis','talking','team','rights','self','groups'])[1 + floor(12 * random() ^ 2)::int] AS purpose,
    (ARRAY['hope','talking','self','groups'])[1 + i % 4] AS other_purpose,
    (ARRAY[':clinic',':hospital',':crisis',':outreach',':warm-line',':justice'])[1 + floor(6 * random() ^ 2)::int] AS setting,
    (ARRAY['5','30','60','120','480','more'])[1 + floor(6 * random() ^ 2)::int] AS minutes
FROM generate_series(1, {entries}) i;
UPDATE shelf SET space_id = 1, visibility = 'public', language = 'en', kind = 'practice' WHERE id <= 301;
ALTER TABLE shelf ADD author_id bigint, ADD person_id bigint;
UPDATE shelf SET author_id = places.id, person_id = places.person_id
FROM (SELECT space_id, max(places) AS places FROM places GROUP BY 1) n, places
WHERE n.space_id = shelf.space_id AND places.space_id = n.space_id AND places.place = floor(shelf.who * n.places);
CREATE UNIQUE INDEX ON shelf (id);
ANALYZE shelf;

-- who reported when
CREATE TEMP TABLE drawn AS
SELECT row_number() OVER (ORDER BY shelf.begun, shelf.id, number) AS id, shelf.id AS item_id, number, shelf.space_id,
    shelf.begun + (number - 1) * interval '7 hours' AS written_at, random() AS who,
    1 + floor(random() * {bank})::int AS first
FROM shelf CROSS JOIN LATERAL generate_series(1, 1 + shelf.reports) number;
ALTER TABLE drawn ADD author_id bigint;
UPDATE drawn SET author_id = CASE WHEN number = 1 THEN shelf.author_id ELSE places.id END
FROM (SELECT space_id, max(places) AS places FROM places GROUP BY 1) n, places, shelf
WHERE n.space_id = drawn.space_id AND places.space_id = n.space_id AND places.place = floor(drawn.who * n.places)
    AND shelf.id = drawn.item_id;
CREATE UNIQUE INDEX ON drawn (item_id, number);
ANALYZE drawn;

-- entries with the dates of their reports
INSERT INTO items_item (id, kind, space_id, author_id, title, summary, visibility, state, language, content_note,
    created_at, last_activity_at, version, locked_at, pinned_at)
SELECT shelf.id, shelf.kind, shelf.space_id, shelf.author_id, names.words, left(bank.text, 230) || '…', shelf.visibility,
    'published', shelf.language, CASE WHEN shelf.id % 40 = 7 THEN 'loss and grief' ELSE '' END, shelf.begun,
    latest.written_at, shelf.versions, NULL, NULL
FROM shelf JOIN drawn latest ON latest.item_id = shelf.id AND latest.number = 1 + shelf.reports
JOIN bank_text bank ON bank.id = shelf.first
JOIN bank_title names ON names.id = 1 + abs(hashint8(shelf.id)) % {titles};
INSERT INTO conversations_thread (item_id, last_number, last_author_id, no_advice, merged_away)
SELECT shelf.id, 1 + shelf.reports, latest.author_id, false, false
FROM shelf JOIN drawn latest ON latest.item_id = shelf.id AND latest.number = 1 + shelf.reports;

-- the posts: what each entry tells, and what those who tried it said
INSERT INTO conversations_post (id, item_id, number, author_id, sort, source, html, text, state, content_note,
    written_at, send_key)
SELECT drawn.id, drawn.item_id, drawn.number, drawn.author_id, 'words', one.source, one.html, one.text, 'shown', '',
    drawn.written_at, ''
FROM drawn JOIN bank_text one ON one.id = drawn.first ORDER BY drawn.id;
INSERT INTO library_trial (post_id, version, setting, again)
SELECT id, 1, (ARRAY[':clinic',':hospital',':crisis',':outreach',':warm-line',':justice',''])[1 + abs(hashint8(id)) % 7],
    (ARRAY['yes','yes','perhaps','no',''])[1 + abs(hashint8(id * 3)) % 5]
FROM drawn WHERE number > 1;

-- versions, and who wrote them
INSERT INTO versions_version (item_id, number, state, title, words, shown, send_key, why, by_id, edition, kept_at,
    published_at)
SELECT shelf.id, number, 'published', item.title,
    jsonb_build_object('purpose', one.source, 'how', E'- ' || left(two.text, 90) || E'\n- ' || left(one.text, 90),
        'watch', two.source, 'purposes', concat_ws(',', purpose, other_purpose), 'settings', setting, 'minutes', minutes,
        'licence', (ARRAY['CC-BY-4.0','CC-BY-SA-4.0','CC0-1.0'])[1 + shelf.id % 3]),
    jsonb_build_object('purpose', one.html, 'how', two.html, 'watch', two.html),
    '', CASE WHEN number > 1 THEN 'It was too long.' ELSE '' END, shelf.author_id, 2,
    shelf.begun + number * interval '1 day', shelf.begun + number * interval '1 day'
FROM shelf JOIN items_item item ON item.id = shelf.id CROSS JOIN LATERAL generate_series(1, shelf.versions) number
JOIN bank_text one ON one.id = shelf.first JOIN bank_text two ON two.id = shelf.second;
INSERT INTO versions_contributor (item_id, member_id, role, state)
SELECT id, author_id, 'author', 'agreed' FROM shelf;
INSERT INTO versions_contributor (item_id, member_id, role, state)
SELECT shelf.id, places.id, 'experience', CASE WHEN shelf.id % 8 = 0 THEN 'asked' ELSE 'agreed' END
FROM shelf JOIN places ON places.space_id = shelf.space_id AND places.place = 3
WHERE shelf.id % 4 = 0 AND places.id <> shelf.author_id;

-- by what they are found
INSERT INTO library_entry (item_id, purposes, settings, minutes, tries, renewed_at)
SELECT id, CASE WHEN purpose = other_purpose THEN ARRAY[purpose] ELSE ARRAY[purpose, other_purpose] END, ARRAY[setting],
    CASE WHEN kind = 'practice' THEN minutes ELSE '' END,
    coalesce(tried.people, 0), begun + versions * interval '1 day'
FROM shelf LEFT JOIN (SELECT item_id, count(DISTINCT author_id) AS people FROM drawn WHERE number > 1 GROUP BY 1) tried
    ON tried.item_id = shelf.id;

-- families: one of 300 adaptations, and a pair here and there
INSERT INTO lineage_link (child_id, parent_id, sort, version, changed, core, at)
SELECT id, greatest(1, id / 4), CASE WHEN id % 6 = 0 THEN 'translates' ELSE 'adapts' END, 1,
    'We meet outside, so the beginning is another one.', 'kept', begun
FROM shelf WHERE id BETWEEN 2 AND 301;
INSERT INTO lineage_link (child_id, parent_id, sort, version, changed, core, at)
SELECT id, id - 1, 'adapts', 1, 'Shorter, for the telephone.', 'partly', begun FROM shelf WHERE id > 301 AND id % 10 = 0;

-- works that they stand on
INSERT INTO citations_work (id, key, record, cited, title, year, doi, url, is_looked_up, at)
SELECT i, 'doi:10.5555/bench.' || i,
    jsonb_build_object('type', 'article-journal', 'title', names.words, 'DOI', '10.5555/bench.' || i),
    jsonb_build_object('apa', 'Abara, A. (2020). ' || names.words || '.'), names.words, 1990 + i % 36,
    '10.5555/bench.' || i, '', false, '{now}'::timestamptz
FROM generate_series(1, {entries} / 10) i JOIN bank_title names ON names.id = 1 + abs(hashint8(i)) % {titles};
INSERT INTO citations_reference (item_id, work_id, number, note, by_id, at)
SELECT id, 1 + abs(hashint8(id)) % ({entries} / 10), 1, '', author_id, begun FROM shelf;

-- tags, and what is told to harvesters
INSERT INTO tags_tag (id, words, slug) SELECT i, 'tag ' || i, 'tag-' || i FROM generate_series(1, 200) i;
INSERT INTO tags_tagging (item_id, tag_id, by_id) SELECT id, 1 + abs(hashint8(id * 5)) % 200, author_id FROM shelf;
INSERT INTO harvest_record (item_id, space_id, at, is_gone)
SELECT id, space_id, date_trunc('second', begun + versions * interval '1 day'), visibility <> 'public' FROM shelf;

-- keys go on after the seeded ones
SELECT setval(pg_get_serial_sequence(name, 'id'), top) FROM (
    SELECT 'people_person' AS name, max(id) AS top FROM people_person
    UNION ALL SELECT 'spaces_space', max(id) FROM spaces_space UNION ALL SELECT 'items_item', max(id) FROM items_item
    UNION ALL SELECT 'conversations_post', max(id) FROM conversations_post
    UNION ALL SELECT 'citations_work', max(id) FROM citations_work
    UNION ALL SELECT 'tags_tag', max(id) FROM tags_tag) tops;
