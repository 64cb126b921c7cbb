CREATE TABLE record (
  kind    TEXT COLLATE "C" NOT NULL,
  owner   TEXT COLLATE "C" NOT NULL,
  id      TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  value   BYTEA  NOT NULL,
  PRIMARY KEY (kind, owner, id)
);

CREATE INDEX record_expires ON record (expires) WHERE expires < 9223372036854775807;
