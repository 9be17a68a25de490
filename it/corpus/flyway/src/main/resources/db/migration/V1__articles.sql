create table article (id int primary key, name varchar(20));
