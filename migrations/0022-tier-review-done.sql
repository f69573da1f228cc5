-- Whether what a half-termly review decided was done: said by a person, and shown at the next review.

alter table tier_review_item
  add column done_on date,
  add column done_words text,
  add column done_by text,
  add column done_at timestamptz,
  add check ((done_on is null) = (done_by is null) and (done_on is null) = (done_at is null) and (done_on is null) = (done_words is null)),
  add check (done_on is null or outcome is not null);
