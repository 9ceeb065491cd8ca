-- Orders to stop a job are due where it is cancelled and still sent; those of before were given when it was cancelled.
update eval_job set sent = false where state = 'CANCELLED';
comment on column eval_job.sent is 'the broker has its request; of a cancelled job: its worker has not been told to stop yet';
