create table fare (destination varchar primary key, cents int);
insert into fare values ('harbour', 250), ('airport', 1900);
