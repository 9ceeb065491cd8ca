alter table eval_arm alter column method type text using lower(method);
comment on column eval_arm.method is 'the method''s label: its name and what differs from its defaults';
