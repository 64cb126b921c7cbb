CREATE TABLE record (
  kind    TEXT   NOT NULL,
  owner   TEXT   NOT NULL,
  id      TEXT   NOT NULL,
  version BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  value   BLOB   NOT NULL,
  PRIMARY KEY (kind, owner, id)
) WITHOUT ROWID;

CREATE INDEX record_expires ON record (expires) WHERE expires < 9223372036854775807;
