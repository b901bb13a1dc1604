-- The log. Positions run from 1 without gaps, in the order of commits.
CREATE TABLE log.event (
  position    bigint      PRIMARY KEY,
  stream      uuid        NOT NULL,
  version     integer     NOT NULL,
  type        text        NOT NULL,
  recorded_at timestamptz NOT NULL,
  open        bytea       NOT NULL,
  sealed      bytea,
  UNIQUE (stream, version)
);

-- What must be forgotten, so that a crash between the event and the destruction of the key can be made good.
CREATE INDEX event_forgotten ON log.event (type) WHERE type IN ('StayForgotten/1', 'MonthForgotten/1');

-- The newest position. Whoever writes locks this row first: several processes take turns.
CREATE TABLE log.head (
  one      boolean PRIMARY KEY DEFAULT true CHECK (one),
  position bigint  NOT NULL
) WITH (fillfactor = 10);
INSERT INTO log.head (position) VALUES (0);

-- The keys of streams, wrapped by the key of the month (yyyymm) in which the stream began.
CREATE TABLE log.stream_key (
  stream  uuid    PRIMARY KEY,
  month   integer NOT NULL,
  wrapped bytea   NOT NULL
);

-- The keys of months, wrapped by the master key; null once destroyed.
CREATE TABLE log.month_key (
  month   integer PRIMARY KEY,
  wrapped bytea
);
