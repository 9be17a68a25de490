create table if not exists article (name varchar(100) primary key, price decimal(10, 2) not null);
merge into article values ('Black tea', 3.50), ('Green tea', 4.20), ('Tea cup', 8.00), ('Sugar', 1.10);
