-- Signing in: invitations, second factors, sessions.
select 1;
