-- One schema for H2 and PostgreSQL. ${bytes} is the only word in which they differ: see Dialect.
-- A varchar without a length holds 1,048,576 characters on H2 and 1 GB on PostgreSQL; what may be
-- longer is text. Instants are kept to the microsecond, which both can do.

create table check_requests (
  id           varchar(40)  not null primary key,
  domain       varchar(253) not null,
  integration  varchar(63),
  ticket       varchar(200),
  destinations varchar      not null,
  fresh        boolean      not null,
  received_at  timestamp(6) with time zone not null,
  state        varchar(9)   not null,
  reason       varchar(2000),
  ended_at     timestamp(6) with time zone
);
create index check_requests_by_domain      on check_requests (domain, id);
create index check_requests_by_integration on check_requests (integration, id);
create index check_requests_by_end         on check_requests (ended_at);

-- What makes a request happen once. The primary key is what decides between two that come together.
create table claims (
  client           varchar(100) not null,
  claim_key        varchar(255) not null,
  body_hash        varchar(128) not null,
  check_ids        varchar      not null,
  answer           text,
  unanswered_until timestamp(6) with time zone not null,
  kept_until       timestamp(6) with time zone not null,
  primary key (client, claim_key)
);
create index claims_by_end on claims (kept_until);

create table reports (
  id          varchar(40)  not null primary key,
  domain      varchar(253) not null,
  integration varchar(63),
  started_at  timestamp(6) with time zone not null,
  verdict     varchar(40)  not null,
  score       integer,
  document    text         not null
);
create index reports_by_domain on reports (domain, started_at);
create index reports_by_start  on reports (started_at);

-- What each check saw of record and policy, for the history codes: outlives the reports.
create table sightings (
  check_id  varchar(40)  not null primary key,
  domain    varchar(253) not null,
  seen_at   timestamp(6) with time zone not null,
  seen_hash char(64)     not null,
  sighting  varchar      not null
);
create index sightings_by_domain on sightings (domain, seen_at);
create index sightings_by_time   on sightings (seen_at);

create table deliveries (
  id               varchar(40)  not null primary key,
  message_id       varchar(40)  not null,
  integration      varchar(63),
  check_id         varchar(40)  not null,
  event            varchar(40)  not null,
  destination      varchar      not null,
  content_type     varchar(200) not null,
  body             ${bytes}     not null,
  created_at       timestamp(6) with time zone not null,
  state            varchar(9)   not null,
  attempts         integer      not null,
  next_attempt_at  timestamp(6) with time zone,
  reason           varchar(2000),
  round_start      integer      not null,
  asked            boolean      not null,
  -- Redelivery was asked for while an attempt was under way: the job begins anew when it has ended.
  again            boolean      not null
);
create index deliveries_by_integration on deliveries (integration, id);
create index deliveries_by_check       on deliveries (check_id);
create index deliveries_by_state       on deliveries (state, id);
create index deliveries_by_creation    on deliveries (created_at);

create table delivery_attempts (
  delivery_id varchar(40) not null,
  attempt     integer     not null,
  begun_at    timestamp(6) with time zone not null,
  took_nanos  bigint      not null,
  answer      varchar     not null,
  primary key (delivery_id, attempt),
  foreign key (delivery_id) references deliveries (id) on delete cascade
);

-- Only destinations that fail or are disabled. Their keys hold URLs of up to 2048 characters, too
-- long for an index on PostgreSQL.
create table destination_health (
  key_hash        char(64) not null primary key,
  destination_key varchar  not null,
  integration     varchar(63),
  failing_since   timestamp(6) with time zone,
  disabled_at     timestamp(6) with time zone,
  disabled_reason varchar(2000),
  noted_at        timestamp(6) with time zone not null
);

-- Secrets in here are sealed: see Sealer.
create table integrations (
  name            varchar(63) not null primary key,
  preset          varchar(40) not null,
  callback_hosts  varchar     not null,
  settings        varchar     not null,
  credentials     varchar     not null,
  signing_secrets varchar     not null,
  created_at      timestamp(6) with time zone not null
);

create table api_keys (
  id           varchar(60) not null primary key,
  integration  varchar(63) not null,
  place        integer     not null,
  sha256       char(64)    not null,
  scopes       varchar(60) not null,
  created_at   timestamp(6) with time zone not null,
  expires_at   timestamp(6) with time zone,
  last_used_at timestamp(6) with time zone,
  foreign key (integration) references integrations (name) on delete cascade
);
create index api_keys_by_integration on api_keys (integration);

-- Secrets of our own, sealed for their kind and key: see Sealer.
create table vault (
  kind       varchar(40)  not null,
  entry_key  varchar(255) not null,
  sealed     varchar      not null,
  kept_until timestamp(6) with time zone,
  primary key (kind, entry_key)
);
create index vault_by_end on vault (kept_until);

-- What came already. The primary key is what decides between two that come together.
create table once_only (
  kind       varchar(40)  not null,
  entry_key  varchar(255) not null,
  kept_until timestamp(6) with time zone not null,
  primary key (kind, entry_key)
);
create index once_only_by_end on once_only (kept_until);

-- What one instance at a time may do. The times in once_only and leases are the database's own.
create table leases (
  name       varchar(100) not null primary key,
  holder     varchar(100) not null,
  held_until timestamp(6) with time zone not null
);

-- db-scheduler's table, once for each queue, so that slow checks do not hold up deliveries.
-- task_data stays empty: a job is only the id of what it is about.
create table check_jobs (
  task_name            varchar(40) not null,
  task_instance        varchar(40) not null,
  task_data            ${bytes},
  execution_time       timestamp(6) with time zone not null,
  picked               boolean     not null,
  picked_by            varchar(50),
  last_success         timestamp(6) with time zone,
  last_failure         timestamp(6) with time zone,
  consecutive_failures integer,
  last_heartbeat       timestamp(6) with time zone,
  version              bigint      not null,
  primary key (task_name, task_instance)
);
create index check_jobs_by_time      on check_jobs (execution_time);
create index check_jobs_by_heartbeat on check_jobs (last_heartbeat);

create table delivery_jobs (
  task_name            varchar(40) not null,
  task_instance        varchar(40) not null,
  task_data            ${bytes},
  execution_time       timestamp(6) with time zone not null,
  picked               boolean     not null,
  picked_by            varchar(50),
  last_success         timestamp(6) with time zone,
  last_failure         timestamp(6) with time zone,
  consecutive_failures integer,
  last_heartbeat       timestamp(6) with time zone,
  version              bigint      not null,
  primary key (task_name, task_instance)
);
create index delivery_jobs_by_time      on delivery_jobs (execution_time);
create index delivery_jobs_by_heartbeat on delivery_jobs (last_heartbeat);
