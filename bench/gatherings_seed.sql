-- the plans: all of them series, each sort of rule with its share; the first is for the rush, the second was held, and one space has as many at every size
SELECT setseed(0.42);
CREATE TEMP TABLE plan AS
SELECT i AS id, CASE WHEN i <= 2 THEN 18 ELSE i % 20 END AS share, 1 + floor(random() * {bank})::int AS words,
    (ARRAY[1, 3, 6, 8, 11, 13, 16, 18])[1 + floor(8 * random() ^ 2)::int] AS space_id, random() AS who,
    (ARRAY['online','online','here','both'])[1 + floor(4 * random())::int] AS way,
    (ARRAY['meeting','workshop','seminar','outreach','call'])[1 + floor(5 * random())::int] AS sort,
    (ARRAY['Europe/Madrid','America/New_York','Asia/Kolkata','Australia/Adelaide','America/St_Johns','Europe/London',
        'America/Sao_Paulo','Africa/Nairobi'])[1 + floor(8 * random())::int] AS zone,
    '2026-01-05'::date + floor(random() * 630)::int AS first_day,
    time '09:00' + floor(random() * 21) * interval '30 minutes' AS at,
    CASE WHEN i % 100 = 99 THEN 4320 ELSE (ARRAY[60, 90, 120, 240])[1 + floor(4 * random())::int] END AS minutes,
    CASE WHEN random() < 0.2 THEN NULL ELSE 10 + floor(random() * 50)::int END AS capacity,
    CASE WHEN i % 10 = 9 THEN 'network' WHEN i % 10 = 4 THEN 'space' ELSE 'public' END AS visibility,
    (ARRAY['open','open','open','request','members'])[1 + floor(5 * random())::int] AS door,
    floor(33 * random() ^ 2)::int AS registrations
FROM generate_series(1, {gatherings}) i;
UPDATE plan SET space_id = 1, way = 'online', first_day = '2026-01-06', zone = 'UTC', visibility = 'public', door = 'open',
    capacity = CASE WHEN id = 1 THEN {rush_seats} END, registrations = CASE WHEN id = 1 THEN 0 ELSE {been} * 11 / 10 END
WHERE id <= 2;
UPDATE plan SET space_id = 2, visibility = 'space' WHERE id BETWEEN 43 AND 120;
UPDATE plan SET first_day = (date_trunc('month', first_day) + interval '1 month - 1 day')::date - id % 7 WHERE share IN (13, 14);
UPDATE plan SET first_day = first_day - 3 WHERE share IN (8, 9, 10, 11, 12, 17) AND extract(day FROM first_day) > 28;
ALTER TABLE plan ADD author_id bigint, ADD rule text, ADD each_date boolean, ADD ways text[];
UPDATE plan SET author_id = places.id
FROM (SELECT space_id, max(places) AS places FROM places GROUP BY 1) n, places
WHERE n.space_id = plan.space_id AND places.space_id = n.space_id AND places.place = floor(plan.who * n.places);
UPDATE plan SET each_date = share = 19, ways = CASE way WHEN 'both' THEN ARRAY['here', 'online'] ELSE ARRAY[way] END,
    sort = CASE WHEN share < 8 THEN 'course' WHEN share = 19 THEN 'drop_in' ELSE sort END,
    rule = CASE WHEN share < 8 THEN 'FREQ=WEEKLY;COUNT=6;BYDAY=' || weekday
        WHEN share < 13 THEN 'FREQ=MONTHLY;COUNT=12;BYDAY=' || (extract(day FROM first_day)::int + 6) / 7 || weekday
        WHEN share < 15 THEN 'FREQ=MONTHLY;COUNT=12;BYDAY=-1' || weekday
        WHEN share < 17 THEN 'FREQ=WEEKLY;COUNT=10;INTERVAL=2;BYDAY=' || weekday
        WHEN share = 17 THEN 'FREQ=MONTHLY;COUNT=12;BYMONTHDAY=' || extract(day FROM first_day)
        ELSE 'FREQ=WEEKLY;BYDAY=' || weekday END
FROM (SELECT id, (ARRAY['MO','TU','WE','TH','FR','SA','SU'])[extract(isodow FROM first_day)::int] AS weekday FROM plan) named
WHERE named.id = plan.id;
CREATE UNIQUE INDEX ON plan (id);
ANALYZE plan;

-- their days, by the clock of each place; what goes on without end is laid out so far that no job has to do it in a measurement
CREATE TEMP TABLE dated AS
SELECT row_number() OVER (ORDER BY plan.id, day) AS id, plan.id AS gathering_id, day,
    row_number() OVER (PARTITION BY plan.id ORDER BY day) - 1 AS number
FROM plan CROSS JOIN LATERAL (
    SELECT first_day + 7 * n AS day FROM generate_series(0, 5) n WHERE share < 8
    UNION ALL SELECT first_day + 14 * n FROM generate_series(0, 9) n WHERE share IN (15, 16)
    UNION ALL SELECT first_day + 7 * n FROM generate_series(0, ('{laid_out}' - first_day - 1) / 7) n WHERE share >= 18
    UNION ALL SELECT (first_day + n * interval '1 month')::date FROM generate_series(0, 11) n WHERE share = 17
    UNION ALL SELECT begun + (extract(isodow FROM first_day)::int - extract(isodow FROM begun)::int + 7) % 7
            + (extract(day FROM first_day)::int - 1) / 7 * 7
        FROM generate_series(0, 11) n, LATERAL (SELECT (date_trunc('month', first_day) + n * interval '1 month')::date AS begun) month
        WHERE share BETWEEN 8 AND 12
    UNION ALL SELECT ended - (extract(isodow FROM ended)::int - extract(isodow FROM first_day)::int + 7) % 7
        FROM generate_series(0, 11) n,
            LATERAL (SELECT (date_trunc('month', first_day) + (n + 1) * interval '1 month' - interval '1 day')::date AS ended) month
        WHERE share IN (13, 14)) days;
CREATE UNIQUE INDEX ON dated (gathering_id, number);
ANALYZE dated;

-- who would like to come, in the order in which they ask
CREATE TEMP TABLE wanted AS
SELECT plan.id AS gathering_id, k, CASE WHEN k = registrations THEN 1 ELSE 2 + (plan.id * 7919 + k * 61) % ({people} - 1) END AS person_id,
    coalesce(dated.id, 0) AS occasion_id, plan.ways[1 + k % cardinality(ways)] AS way, capacity,
    CASE WHEN k % 11 = 7 AND k < registrations THEN 'given_back' WHEN door = 'request' AND k % 3 = 2 THEN 'asked' ELSE 'seated' END AS state
FROM plan CROSS JOIN LATERAL generate_series(0, registrations - CASE WHEN plan.id BETWEEN 3 AND 42 THEN 0 ELSE 1 END) k
LEFT JOIN dated ON each_date AND dated.gathering_id = plan.id AND dated.number = 20 + k % 10;
UPDATE wanted SET state = 'waiting' FROM (
    SELECT gathering_id, k, row_number() OVER (PARTITION BY gathering_id, occasion_id, way ORDER BY k) AS place FROM wanted
    WHERE state = 'seated') line
WHERE line.gathering_id = wanted.gathering_id AND line.k = wanted.k AND line.place > wanted.capacity;
CREATE INDEX ON wanted (gathering_id, occasion_id, way);
ANALYZE wanted;

-- gatherings, with what each tells
INSERT INTO items_item (id, kind, space_id, author_id, title, summary, visibility, state, language, content_note,
    created_at, last_activity_at, version, locked_at, pinned_at)
SELECT plan.id, 'gathering', plan.space_id, plan.author_id, names.words, left(bank.text, 230) || '…', plan.visibility,
    'published', 'en', '', '{now}'::timestamptz - interval '10 days', '{now}'::timestamptz - interval '10 days', 1, NULL, NULL
FROM plan JOIN bank_text bank ON bank.id = plan.words
JOIN bank_title names ON names.id = 1 + abs(hashint8(plan.id)) % {titles};
INSERT INTO conversations_thread (item_id, last_number, last_author_id, no_advice, merged_away) SELECT id, 1, author_id, false, false FROM plan;
INSERT INTO conversations_post (id, item_id, number, author_id, sort, source, html, text, state, content_note,
    written_at, send_key)
SELECT plan.id, plan.id, 1, plan.author_id, 'words', bank.source, bank.html, bank.text, 'shown', '',
    '{now}'::timestamptz - interval '10 days', ''
FROM plan JOIN bank_text bank ON bank.id = plan.words;
INSERT INTO gatherings_gathering (item_id, uid, changed_at, sort, zone, first_day, at, minutes, rule, laid_out_to, way,
    place, link, door, each_date, seats_here, seats_online, categories, shares, objectives, access, questions_after)
SELECT id, md5('gathering ' || id)::uuid, '{now}'::timestamptz, sort, zone, first_day, at, minutes, rule, '{laid_out}', way,
    CASE WHEN way = 'online' THEN '' ELSE 'House number ' || id % 300 END,
    CASE WHEN way = 'here' THEN '' ELSE 'https://meet.example.org/' || id END, door, each_date,
    CASE WHEN way <> 'online' THEN capacity END, CASE WHEN way <> 'here' THEN capacity END,
    CASE WHEN id % 3 = 2 THEN ARRAY['peer-support','ethics'] ELSE ARRAY[]::text[] END, '{{}}', '', ARRAY['step_free'], '[]'
FROM plan;
INSERT INTO gatherings_speaker (gathering_id, number, name, about)
SELECT id, 1, 'Speaker ' || id, 'Has held this for years.' FROM plan WHERE id % 3 = 0;
INSERT INTO tags_tag (id, words, slug) SELECT i, 'tag ' || i, 'tag-' || i FROM generate_series(1, 200) i;
INSERT INTO tags_tagging (item_id, tag_id, by_id) SELECT id, 1 + abs(hashint8(id * 5)) % 200, author_id FROM plan;

-- each time that they happen; one in a hundred was moved, another one cancelled
INSERT INTO gatherings_occasion (id, gathering_id, day, at, begins_at, ends_at, is_moved, cancelled_at)
SELECT dated.id, gathering_id, day, at, begins, begins + minutes * interval '1 minute', dated.id % 100 = 50 AND gathering_id > 2,
    CASE WHEN dated.id % 100 = 51 AND gathering_id > 2 THEN '{now}'::timestamptz END
FROM dated JOIN plan ON plan.id = dated.gathering_id
CROSS JOIN LATERAL (SELECT (day + at) AT TIME ZONE zone
    + CASE WHEN dated.id % 100 = 50 AND gathering_id > 2 THEN interval '2 hours' ELSE interval '0' END AS begins) moment
ORDER BY dated.id;

-- the guardians of the numbers, then who has a seat and who waits
INSERT INTO gatherings_seats (id, gathering_id, occasion_id, way, capacity, taken)
SELECT row_number() OVER (ORDER BY plan.id, dated.id, given), plan.id, dated.id, given, plan.capacity, coalesce(held.taken, 0)
FROM plan CROSS JOIN LATERAL unnest(ways) given
LEFT JOIN dated ON each_date AND dated.gathering_id = plan.id
LEFT JOIN (SELECT gathering_id, occasion_id, way, count(*) AS taken FROM wanted WHERE state = 'seated' GROUP BY 1, 2, 3) held
    ON held.gathering_id = plan.id AND held.occasion_id = coalesce(dated.id, 0) AND held.way = given;
INSERT INTO gatherings_seat (id, seats_id, person_id, state, among, shows, tells_needs, asked_at)
SELECT row_number() OVER (ORDER BY wanted.gathering_id, k), seats.id, person_id, wanted.state,
    CASE WHEN wanted.occasion_id = 0 THEN 'gathering-' || wanted.gathering_id ELSE 'occasion-' || wanted.occasion_id END,
    k % 4 = 0, false, '{now}'::timestamptz - interval '9 days' + k * interval '1 minute'
FROM wanted JOIN gatherings_seats seats ON seats.gathering_id = wanted.gathering_id AND seats.way = wanted.way
    AND coalesce(seats.occasion_id, 0) = wanted.occasion_id;

-- who was there, and the private addresses of the reader
INSERT INTO gatherings_stay (occasion_id, person_id, came_at, left_at, how, by_id, written_at)
SELECT held.id, seat.person_id, held.begins_at, held.ends_at, 'code', seat.person_id, held.begins_at
FROM (SELECT * FROM gatherings_occasion WHERE gathering_id = 2 ORDER BY begins_at LIMIT 1) held
CROSS JOIN (SELECT person_id FROM gatherings_seat WHERE among = 'gathering-2' AND state = 'seated' ORDER BY id LIMIT {been}) seat;
INSERT INTO gatherings_address (id, person_id, space_id) VALUES (1, 1, NULL), (2, 1, 2);

-- keys go on after the seeded ones
SELECT setval(pg_get_serial_sequence(name, 'id'), top) FROM (
    SELECT 'people_person' AS name, max(id) AS top FROM people_person
    UNION ALL SELECT 'spaces_space', max(id) FROM spaces_space UNION ALL SELECT 'items_item', max(id) FROM items_item
    UNION ALL SELECT 'conversations_post', max(id) FROM conversations_post
    UNION ALL SELECT 'tags_tag', max(id) FROM tags_tag
    UNION ALL SELECT 'gatherings_occasion', max(id) FROM gatherings_occasion
    UNION ALL SELECT 'gatherings_seats', max(id) FROM gatherings_seats
    UNION ALL SELECT 'gatherings_seat', max(id) FROM gatherings_seat
    UNION ALL SELECT 'gatherings_address', max(id) FROM gatherings_address) tops;
