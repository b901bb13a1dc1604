-- The months (yyyymm) of destroyed keys whose dead copies still lie in the files of tables: the nightly rewriting removes
-- the rows that it has seen.
CREATE TABLE log.rewrite_due (
  id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  month integer NOT NULL
);
