-- the shelf: four of five are practices, all in public spaces; one has 200 reports, most have few, and every third was appraised
SELECT setseed(0.42);
CREATE TEMP TABLE shelf AS
SELECT i AS id, CASE WHEN i % 5 = 4 THEN 'resource' ELSE 'practice' END AS kind,
    (ARRAY[1, 3, 6, 8, 11, 13, 16, 18])[1 + floor(8 * random() ^ 2)::int] AS space_id,
    CASE WHEN i = 1 THEN 200 ELSE floor(12 * random() ^ 2)::int END AS reports,
    CASE WHEN i = 1 THEN 0 ELSE floor(4 * random() ^ 3)::int END AS appraisals,
    1 + abs(hashint8(i)) % ({entries} / 10) AS work,
    coalesce((ARRAY['US','GB','CA','AU','ES','DE'])[1 + floor(12 * random() ^ 2)::int], '') AS country,
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
ALTER TABLE shelf ADD author_id bigint, ADD person_id bigint, ADD roles text[] NOT NULL DEFAULT ARRAY[]::text[],
    ADD last int GENERATED ALWAYS AS (1 + reports + appraisals) STORED,
    ADD purposes text[] GENERATED ALWAYS AS (CASE WHEN purpose = other_purpose THEN ARRAY[purpose]
        ELSE ARRAY[purpose, other_purpose] END) STORED;
UPDATE shelf SET roles = CASE WHEN shelf.id % 3 = 0 THEN ARRAY[titles.one] ELSE ARRAY[titles.one, titles.other] END,
    country = CASE WHEN shelf.id % 4 = 0 THEN '' ELSE shelf.country END
FROM (VALUES ('US', ':us-cps', ':us-pss'), ('GB', ':uk-worker', ':uk-peer'), ('CA', ':ca-supporter', ':ca-mentor'),
    ('AU', ':au-lew', ':au-peer'), ('ES', ':es-agente', ':es-mutuo'), ('DE', ':de-exin', ':de-eutb'))
    titles (country, one, other) WHERE titles.country = shelf.country;
UPDATE shelf SET author_id = places.id, person_id = places.person_id
FROM (SELECT space_id, max(places) AS places FROM places GROUP BY 1) n, places
WHERE n.space_id = shelf.space_id AND places.space_id = n.space_id AND places.place = floor(shelf.who * n.places);
CREATE UNIQUE INDEX ON shelf (id);
ANALYZE shelf;

-- who reported and appraised when: those who appraise come last
CREATE TEMP TABLE drawn AS
SELECT row_number() OVER (ORDER BY shelf.begun, shelf.id, number) AS id, shelf.id AS item_id, number, shelf.space_id,
    shelf.begun + (number - 1) * interval '7 hours' AS written_at, random() AS who,
    1 + floor(random() * {bank})::int AS first,
    CASE WHEN number = 1 THEN 'entry' WHEN number <= 1 + shelf.reports THEN 'trial' ELSE 'appraisal' END AS says
FROM shelf CROSS JOIN LATERAL generate_series(1, shelf.last) number;
ALTER TABLE drawn ADD author_id bigint;
UPDATE drawn SET author_id = CASE WHEN number = 1 THEN shelf.author_id ELSE places.id END
FROM (SELECT space_id, max(places) AS places FROM places GROUP BY 1) n, places, shelf
WHERE n.space_id = drawn.space_id AND places.space_id = n.space_id AND places.place = floor(drawn.who * n.places)
    AND shelf.id = drawn.item_id;
CREATE UNIQUE INDEX ON drawn (item_id, number);
ANALYZE drawn;

-- entries with the dates of what was last said of them
INSERT INTO items_item (id, kind, space_id, author_id, title, summary, visibility, state, language, content_note,
    created_at, last_activity_at, version, locked_at, pinned_at)
SELECT shelf.id, shelf.kind, shelf.space_id, shelf.author_id, names.words, left(bank.text, 230) || '…', shelf.visibility,
    'published', shelf.language, CASE WHEN shelf.id % 40 = 7 THEN 'loss and grief' ELSE '' END, shelf.begun,
    latest.written_at, shelf.versions, NULL, NULL
FROM shelf JOIN drawn latest ON latest.item_id = shelf.id AND latest.number = shelf.last
JOIN bank_text bank ON bank.id = shelf.first
JOIN bank_title names ON names.id = 1 + abs(hashint8(shelf.id)) % {titles};
INSERT INTO conversations_thread (item_id, last_number, last_author_id, no_advice, merged_away)
SELECT shelf.id, shelf.last, latest.author_id, false, false
FROM shelf JOIN drawn latest ON latest.item_id = shelf.id AND latest.number = shelf.last;

-- the posts: what each entry tells, and what those who tried or appraised it said
INSERT INTO conversations_post (id, item_id, number, author_id, sort, source, html, text, state, content_note,
    written_at, send_key)
SELECT drawn.id, drawn.item_id, drawn.number, drawn.author_id, 'words', one.source, one.html, one.text, 'shown', '',
    drawn.written_at, ''
FROM drawn JOIN bank_text one ON one.id = drawn.first ORDER BY drawn.id;
INSERT INTO library_trial (post_id, version, setting, again)
SELECT id, 1, (ARRAY[':clinic',':hospital',':crisis',':outreach',':warm-line',':justice',''])[1 + abs(hashint8(id)) % 7],
    (ARRAY['yes','yes','perhaps','no',''])[1 + abs(hashint8(id * 3)) % 5]
FROM drawn WHERE says = 'trial';

-- what those who appraised it concluded: of one entry each in another way, so that all of them count
INSERT INTO library_appraisal (post_id, version, framework, answers, conclusion, link)
SELECT drawn.id, 1, way.framework, jsonb_build_object(way.asked, way.answer),
    way.scale[1 + abs(hashint8(drawn.id * 5)) % 3],
    CASE WHEN way.framework = 'registry' THEN 'https://registry.example/' || drawn.item_id ELSE '' END
FROM drawn JOIN (VALUES (0, 'studies', 'design', 'told', ARRAY['moderate','low','very-low']),
    (1, 'practice', 'time', 'months', ARRAY['holds','mostly','early']),
    (2, 'lived', 'who', 'both', ARRAY['together','most','divided']),
    (3, 'registry', 'same', 'near', ARRAY['promising','unclear','listed'])) way (turn, framework, asked, answer, scale)
    ON way.turn = (drawn.item_id + drawn.number) % 4
WHERE drawn.says = 'appraisal';

-- versions, and who wrote them
INSERT INTO versions_version (item_id, number, state, title, words, shown, send_key, why, by_id, edition, kept_at,
    published_at)
SELECT shelf.id, number, 'published', item.title,
    jsonb_build_object('purpose', one.source, 'purposes', array_to_string(shelf.purposes, ','), 'settings', shelf.setting,
        'roles', array_to_string(shelf.roles, ','), 'country', shelf.country, 'minutes', shelf.minutes)
    || CASE WHEN shelf.kind = 'resource' THEN jsonb_build_object('identifier', '10.5555/bench.' || shelf.work,
        'sort', 'article-journal', 'take', two.source)
    ELSE jsonb_build_object('how', E'- ' || left(two.text, 90) || E'\n- ' || left(one.text, 90), 'watch', two.source,
        'licence', (ARRAY['CC-BY-4.0','CC-BY-SA-4.0','CC0-1.0'])[1 + shelf.id % 3]) END,
    CASE WHEN shelf.kind = 'resource' THEN jsonb_build_object('purpose', one.html, 'take', two.html)
    ELSE jsonb_build_object('purpose', one.html, 'how', two.html, 'watch', two.html) END,
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

-- by what they are found, and where the reader works
INSERT INTO library_entry (item_id, purposes, settings, roles, country, minutes, tries, tried_in, appraised, renewed_at)
SELECT shelf.id, shelf.purposes, ARRAY[shelf.setting], shelf.roles, shelf.country, shelf.minutes,
    coalesce(tried.people, 0), coalesce(tried.settings, ARRAY[]::text[]), coalesce(weighed.codes, ARRAY[]::text[]),
    shelf.begun + shelf.versions * interval '1 day'
FROM shelf LEFT JOIN (
    SELECT drawn.item_id, count(DISTINCT drawn.author_id) AS people,
        array_agg(DISTINCT trial.setting::text) FILTER (WHERE trial.setting <> '') AS settings
    FROM library_trial trial JOIN drawn ON drawn.id = trial.post_id GROUP BY 1
) tried ON tried.item_id = shelf.id LEFT JOIN (
    SELECT drawn.item_id, array_agg(DISTINCT said.word ORDER BY said.word) AS codes
    FROM library_appraisal appraisal JOIN drawn ON drawn.id = appraisal.post_id CROSS JOIN LATERAL (
        VALUES (appraisal.framework::text), (appraisal.framework || ':' || appraisal.conclusion)) said (word) GROUP BY 1
) weighed ON weighed.item_id = shelf.id;
INSERT INTO profiles_profileentry (person_id, field, code, text, audience)
VALUES (1, 'setting', ':hospital', 'hospital', 'self'), (1, 'setting', ':outreach', 'outreach', 'self');

-- families: one of 300 adaptations, and a pair here and there
INSERT INTO lineage_link (child_id, parent_id, sort, version, changed, core, at)
SELECT id, greatest(1, id / 4), CASE WHEN id % 6 = 0 THEN 'translates' ELSE 'adapts' END, 1,
    'We meet outside, so the beginning is another one.', 'kept', begun
FROM shelf WHERE id BETWEEN 2 AND 301;
INSERT INTO lineage_link (child_id, parent_id, sort, version, changed, core, at)
SELECT id, id - 2, 'adapts', 1, 'Shorter, for the telephone.', 'partly', begun FROM shelf WHERE id > 301 AND id % 10 = 0;

-- works that they stand on, every second of them on two; a resource is about the first
INSERT INTO citations_work (id, key, record, cited, title, year, doi, url, is_looked_up, at)
SELECT i, 'doi:10.5555/bench.' || i,
    jsonb_build_object('type', 'article-journal', 'title', names.words, 'DOI', '10.5555/bench.' || i),
    jsonb_build_object('apa', 'Abara, A. (2020). ' || names.words || '.'), names.words, 1990 + i % 36,
    '10.5555/bench.' || i, '', false, '{now}'::timestamptz
FROM generate_series(1, {entries} / 10) i JOIN bank_title names ON names.id = 1 + abs(hashint8(i)) % {titles};
INSERT INTO citations_reference (item_id, work_id, number, is_subject, note, by_id, at)
SELECT shelf.id, 1 + (shelf.work + number - 2) % ({entries} / 10), number, shelf.kind = 'resource' AND number = 1, '',
    shelf.author_id, shelf.begun
FROM shelf CROSS JOIN LATERAL generate_series(1, CASE WHEN shelf.id % 2 = 0 THEN 2 ELSE 1 END) number;
INSERT INTO library_appraisal_studies (appraisal_id, work_id)
SELECT appraisal.id, shelf.work FROM library_appraisal appraisal JOIN drawn ON drawn.id = appraisal.post_id
JOIN shelf ON shelf.id = drawn.item_id WHERE appraisal.framework = 'studies';

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
