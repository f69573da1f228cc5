-- Files that people attach to a visit. docs/adr/0032-attachments.md.

-- What a file is, as its content says. A file without `whole_at` is still arriving, or never did.
create table file (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  name text not null,
  kind text not null check (kind in ('pdf', 'word', 'excel', 'png', 'jpeg', 'csv', 'text')),
  size integer not null check (size between 1 and 20971520),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  stored_by text not null,
  stored_at timestamptz not null,
  whole_at timestamptz
);
create index file_arriving on file (authority_id, stored_at) where whole_at is null;

-- Its bytes, in rows of one megabyte at most.
create table file_chunk (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  file_id integer not null references file (id) on delete cascade,
  part integer not null check (part >= 0),
  bytes bytea not null check (length(bytes) between 1 and 1048576),
  unique (file_id, part)
);

create table visit_attachment (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  part_id integer not null references visit_part (id),
  file_id integer not null references file (id) unique,
  -- What it is, in the words of whoever attached it.
  what text not null,
  -- The school sees it from when its note is final.
  is_shared boolean not null,
  added_by text not null,
  added_at timestamptz not null,
  removed_by text,
  removed_at timestamptz,
  removed_reason text,
  check (num_nonnulls(removed_by, removed_at, removed_reason) in (0, 3))
);
create index visit_attachment_part on visit_attachment (part_id);

select secure_authority_rows();
select keep_history('visit_attachment');
