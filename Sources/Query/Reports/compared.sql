-- What provinces reported and what the records hold of the same, as `rates --compare` says it: a
-- row a number.
compared (unit, period, as_of, measure, reported, reported_comparator, recorded, recorded_least,
          source) AS (
  SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),
         json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'),
         json_extract(value, '$[6]'), json_extract(value, '$[7]'), json_extract(value, '$[8]')
    FROM json_each(:compared)),
-- What stands behind the row that is asked about.
compared_input (noun, id, columns, reason) AS (
  SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),
         json_extract(value, '$[3]')
    FROM json_each(:compared_input))
