insert into article values (1, '${first}');
insert into article values (2, 'pear');
