-- title.vi: Các nguồn
-- title.en: Sources
-- table source
-- column code text
-- column publisher text
-- column title text
-- column published_on date
-- column published_from date
-- column published_to date
-- column url text
-- Which of them comes after.
SELECT code, publisher, title, published_on, published_from, published_to,
       coalesce(url, file) AS url
  FROM source
