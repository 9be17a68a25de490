--liquibase formatted sql
--changeset ada:3 context:loud
update article set name = upper(name);
--rollback update article set name = lower(name);
