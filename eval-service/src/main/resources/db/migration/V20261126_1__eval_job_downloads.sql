alter table eval_job
    add column download_name        text,
    add column download_bytes       bigint,
    add column download_total_bytes bigint;
comment on column eval_job.download_name is 'what the job waits for, for people; null while it works';
