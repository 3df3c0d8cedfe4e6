-- people
SELECT setseed(0.42);
INSERT INTO people_person (id, password, handle, name, email, state, is_steward, findable, language, time_zone,
    appearance, collapsed_notes, joined_at, country)
SELECT i, '!', CASE WHEN i = 1 THEN 'reader' ELSE 'peer-' || i END,
    (ARRAY['Ada','Bilal','Chipo','Dara','Elif','Femi','Goran','Hana','Ines','Juno','Kofi','Lena'])[1 + i % 12] || ' '
    || (ARRAY['Abara','Birch','Costa','Dube','Ekman','Fox','Grau','Hale','Iyer','Jara','Kern'])[1 + i % 11] || ' ' || i,
    CASE WHEN i = 1 THEN '{reader}' ELSE 'peer-' || i || '@bench.invalid' END,
    'active', false, true, 'en', 'UTC', 'auto', true, '{now}'::timestamptz - interval '900 days', ''
FROM generate_series(1, {people}) i;

-- spaces: 8 public, 8 listed, 4 hidden
INSERT INTO spaces_space (id, slug, name, sort, purpose, region, visibility, joining, language, state,
    guidelines_version, created_at)
SELECT i, 'space-' || i, 'Space number ' || i,
    CASE WHEN i % 5 = 0 THEN 'circle' ELSE 'community' END,
    'A place to talk about the work of peers, number ' || i || '.', '',
    CASE WHEN i % 5 IN (1, 3) THEN 'public' WHEN i % 5 IN (2, 4) THEN 'listed' ELSE 'hidden' END,
    CASE WHEN i % 5 = 0 THEN 'invitation' ELSE 'open' END, 'en', 'active', 1, '{now}'::timestamptz - interval '900 days'
FROM generate_series(1, 20) i;
INSERT INTO spaces_guidelines (version, source, html, since, space_id, by_id)
SELECT 1, 'Be kind.', '<p>Be kind.</p>', created_at, id, 1 FROM spaces_space;

-- memberships: the reader in eight, everyone else in one of five; the first of each space is its host
INSERT INTO spaces_membership (space_id, person_id, role, state, display_name, handle, agreed_version, request, since)
SELECT s, p, CASE WHEN p = 1 + s THEN 'host' ELSE 'member' END, 'active',
    CASE WHEN hashint8(p * 31 + s) % 20 = 0 THEN 'Someone ' || p ELSE '' END,
    CASE WHEN p = 1 THEN 'reader' ELSE 'peer-' || p END, 1, '', '{now}'::timestamptz - interval '400 days'
FROM generate_series(1, 20) s, generate_series(1, {people}) p
WHERE CASE WHEN p = 1 THEN s <= 8 ELSE p = 1 + s OR abs(hashint8(p * 7919 + s)) % 5 = 0 END;
CREATE TEMP TABLE places AS
SELECT id, space_id, person_id, row_number() OVER (PARTITION BY space_id ORDER BY id) - 1 AS place,
    count(*) OVER (PARTITION BY space_id) AS places FROM spaces_membership WHERE person_id > 1;
CREATE INDEX ON places (space_id, place);
ANALYZE places;

-- threads: mostly short, one in fifty of 60 posts, one of 2,000, and some of a single post to reply to
CREATE TEMP TABLE sketch AS
SELECT i AS id, size, sum(size) OVER (ORDER BY i) AS upto FROM (
    SELECT i, CASE WHEN i = 1 THEN 2000 WHEN i <= 1 + {targets} THEN 1 WHEN i % 50 = 0 THEN 60
        ELSE 1 + floor(random() ^ 2 * 22)::int END AS size
    FROM generate_series(1, {posts} / 4) i) drawn;
DELETE FROM sketch WHERE upto > {posts};
ALTER TABLE sketch ADD space_id bigint, ADD kind text, ADD reach double precision, ADD begun timestamptz;
UPDATE sketch SET space_id = CASE WHEN id <= 1 + {targets} THEN 1 ELSE least(20, floor(21 ^ random())::int) END,
    kind = CASE WHEN id % 3 = 0 THEN 'question' ELSE 'discussion' END, reach = random(),
    begun = '{now}'::timestamptz - interval '860 days' * random() - interval '10 days';
ANALYZE sketch;

-- posts' dates, authors and paragraphs
CREATE TEMP TABLE drawn AS
SELECT row_number() OVER (ORDER BY sketch.begun, sketch.id, number) AS id, sketch.id AS item_id, number, sketch.space_id,
    sketch.begun + (number - 1) * interval '7 hours' * (10.0 / (10 + number)) AS written_at, random() AS who,
    1 + floor(random() * {bank})::int AS first, 1 + floor(random() * {bank})::int AS second,
    CASE WHEN random() < 0.6 THEN 1 + floor(random() * {bank})::int END AS third,
    CASE WHEN number > 2 AND random() < 0.25 THEN 1 + floor(random() * (number - 1))::int END AS parent
FROM sketch CROSS JOIN LATERAL generate_series(1, sketch.size) number;
ALTER TABLE drawn ADD author_id bigint, ADD person_id bigint;
UPDATE drawn SET author_id = places.id, person_id = places.person_id
FROM (SELECT space_id, max(places) AS places FROM places GROUP BY 1) n, places
WHERE n.space_id = drawn.space_id AND places.space_id = n.space_id AND places.place = floor(drawn.who * n.places);
CREATE UNIQUE INDEX ON drawn (item_id, number);
ANALYZE drawn;

-- items with the dates of their posts
INSERT INTO items_item (id, kind, space_id, author_id, title, summary, visibility, state, language, content_note,
    created_at, last_activity_at, version, locked_at, pinned_at)
SELECT sketch.id, sketch.kind, sketch.space_id, opening.author_id, names.words, left(bank.text, 230) || '…',
    CASE space.visibility WHEN 'public' THEN CASE WHEN reach < 0.8 OR sketch.id <= 1 + {targets} THEN 'public' WHEN reach < 0.9 THEN 'network' ELSE 'space' END
        WHEN 'listed' THEN CASE WHEN reach < 0.8 THEN 'space' ELSE 'network' END ELSE 'space' END,
    CASE WHEN sketch.id > 1000 AND sketch.id % 97 = 0 THEN 'closed' ELSE 'published' END, 'en',
    CASE WHEN sketch.id % 40 = 7 THEN 'loss and grief' ELSE '' END, sketch.begun, latest.written_at, 1, NULL,
    CASE WHEN sketch.id % 400 = 11 AND sketch.id < 8000 THEN sketch.begun END
FROM sketch JOIN spaces_space space ON space.id = sketch.space_id
JOIN drawn opening ON opening.item_id = sketch.id AND opening.number = 1
JOIN drawn latest ON latest.item_id = sketch.id AND latest.number = sketch.size
JOIN bank_text bank ON bank.id = opening.first
JOIN bank_title names ON names.id = 1 + abs(hashint8(sketch.id)) % {titles};
INSERT INTO conversations_thread (item_id, last_number, last_author_id, no_advice, merged_away)
SELECT sketch.id, sketch.size, latest.author_id, sketch.id % 12 = 0, false
FROM sketch JOIN drawn latest ON latest.item_id = sketch.id AND latest.number = sketch.size;

-- the posts themselves
INSERT INTO conversations_post (id, item_id, number, author_id, sort, source, html, text, state, reply_to_id,
    content_note, written_at, edited_at, send_key)
SELECT drawn.id, drawn.item_id, drawn.number, drawn.author_id, 'words',
    concat_ws(E'\n\n', one.source, two.source, three.source), concat(one.html, two.html, three.html),
    concat_ws(E'\n', one.text, two.text, three.text),
    CASE WHEN drawn.id % 250 = 0 AND drawn.number > 1 THEN 'withdrawn' ELSE 'shown' END, parent.id, '',
    drawn.written_at, CASE WHEN drawn.id % 30 = 0 THEN drawn.written_at + interval '1 hour' END, ''
FROM drawn JOIN bank_text one ON one.id = drawn.first JOIN bank_text two ON two.id = drawn.second
LEFT JOIN bank_text three ON three.id = drawn.third
LEFT JOIN drawn parent ON parent.item_id = drawn.item_id AND parent.number = drawn.parent
ORDER BY drawn.id;

-- the reader has spoken on two days, and is no newcomer
UPDATE conversations_post SET author_id = place.id FROM spaces_membership place
WHERE place.person_id = 1 AND place.space_id = 1 AND conversations_post.id IN (
    SELECT unnest(ARRAY[min(id), max(id)]) FROM drawn WHERE space_id = 1 AND number > 1 AND item_id > 1 + {targets});

-- answers that helped, tags, what was read
INSERT INTO talk_acceptedanswer (post_id, by_id, accepted_at)
SELECT drawn.id, opening.author_id, drawn.written_at FROM drawn JOIN sketch ON sketch.id = drawn.item_id
JOIN drawn opening ON opening.item_id = sketch.id AND opening.number = 1
WHERE sketch.kind = 'question' AND drawn.number = 3;
INSERT INTO tags_tag (id, words, slug) SELECT i, 'tag ' || i, 'tag-' || i FROM generate_series(1, 200) i;
INSERT INTO tags_tagging (item_id, tag_id, by_id)
SELECT DISTINCT ON (item.id, tag) item.id, tag, item.author_id FROM items_item item, generate_series(0, 2) nth,
LATERAL (SELECT least(200, 1 + abs(hashint8(item.id * 5 + nth)) % (20 * (1 + nth * 4))) AS tag) chosen
WHERE abs(hashint8(item.id)) % 4 > nth;
INSERT INTO items_readstate (person_id, item_id, last_read, level, reason)
SELECT person_id, item_id, max(number), 'everything', 'wrote' FROM drawn GROUP BY 1, 2;
INSERT INTO items_readstate (person_id, item_id, last_read, level, reason)
SELECT 1, id, CASE WHEN reach < 0.7 THEN size ELSE greatest(1, size / 2) END, 'mentions', 'read'
FROM sketch WHERE space_id <= 8 AND id % 10 < 7 AND size > 1;

-- keys go on after the seeded ones
SELECT setval(pg_get_serial_sequence(name, 'id'), top) FROM (
    SELECT 'people_person' AS name, max(id) AS top FROM people_person
    UNION ALL SELECT 'spaces_space', max(id) FROM spaces_space UNION ALL SELECT 'items_item', max(id) FROM items_item
    UNION ALL SELECT 'conversations_post', max(id) FROM conversations_post
    UNION ALL SELECT 'tags_tag', max(id) FROM tags_tag) tops;
