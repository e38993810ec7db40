/// Statements that try to write, to reach outside the file, or to use up the machine.
enum SQLHostile {
  /// Each writes, or would change what a later statement may do: refused with code 77.
  static let writes: [String] = """
    delete from model
    delete from model where 0
    delete from recognition returning id
    insert into source (code, title) values ('X', 'x')
    insert into source (code, title) values ('X', 'x') returning id
    insert into source (code, title) select 'X', 'x' where 0
    insert into source default values
    insert or replace into source (code, title) values ('S2', 'x')
    insert or ignore into source (code, title) values ('X', 'x')
    insert into source (code, title) values ('S2', 'x') on conflict (code) do update set title = 'x'
    insert into province (code) values ('99')
    replace into source (code, title) values ('X', 'x')
    update model set title = 'x'
    update model set title = 'x' where 0
    update model set title = 'x' returning code
    update model set title = u.note from unit as u
    update or ignore model set code = 'x'
    update model set title = 'x' order by id limit 1
    with m as (select 1) delete from model
    with m as (select 1) delete from model returning *
    with m as (select 1) insert into source (code, title) select 'X', 'x' from m
    with m as (select 1) update model set title = 'x'
    with recursive n(i) as (select 1 union all select i + 1 from n limit 9) delete from model where id in n
    explain delete from model
    explain query plan update model set title = 'x'
    explain insert into source (code, title) values ('X', 'x')
    explain drop table model
    explain vacuum
    create table t (a)
    create table t as select * from model
    create table if not exists t (a)
    create temp table t (a)
    create temporary table t as select 1
    create view v as select 1
    create temp view v as select * from model
    create trigger t after insert on model begin delete from source; end
    create temp trigger t after insert on model begin select 1; end
    create index i on model (title)
    create unique index i on model (title)
    create virtual table t using fts5 (a)
    create virtual table t using dbstat
    create virtual table temp.t using fts5vocab (model_search, row)
    create virtual table t using rtree (id, a, b)
    create virtual table t using fts3tokenize ('simple')
    drop table model
    drop table if exists model
    drop view province
    drop trigger model_search_insert
    drop trigger release_output_kept_update
    drop index model_unit
    drop table model_search
    alter table model rename to m
    alter table model add column x
    alter table model drop column note
    alter table model rename column note to n
    reindex
    reindex model
    analyze
    analyze model
    attach 'z.db' as z
    attach database 'danvan.db' as z
    attach ':memory:' as z
    attach '' as z
    attach 'file:z.db?mode=rwc' as z
    attach '/etc/passwd' as z
    explain attach 'z.db' as z
    detach main
    detach temp
    vacuum
    vacuum main
    vacuum into 'z.db'
    vacuum main into 'z.db'
    begin
    begin immediate
    begin exclusive
    commit
    end
    rollback
    savepoint a
    release a
    rollback to a
    pragma user_version = 3
    pragma user_version(3)
    pragma main.user_version = 3
    pragma application_id = 0
    pragma schema_version = 7
    pragma journal_mode = delete
    pragma journal_mode(off)
    pragma journal_mode
    pragma locking_mode = exclusive
    pragma writable_schema = 1
    pragma writable_schema = reset
    pragma query_only = 0
    pragma wal_checkpoint(truncate)
    pragma wal_checkpoint
    pragma wal_autocheckpoint = 1
    pragma foreign_keys = 0
    pragma defer_foreign_keys = 1
    pragma ignore_check_constraints = 1
    pragma recursive_triggers = 0
    pragma trusted_schema = 1
    pragma cell_size_check = 0
    pragma temp_store = file
    pragma temp_store_directory = '/tmp'
    pragma data_store_directory = '/tmp'
    pragma optimize
    pragma shrink_memory
    pragma hard_heap_limit = 0
    pragma soft_heap_limit = 0
    pragma cache_size = 1000000
    pragma cache_spill = 0
    pragma mmap_size = 1000000000
    pragma page_size = 512
    pragma page_size(512)
    pragma max_page_count = 1
    pragma incremental_vacuum
    pragma auto_vacuum = 2
    pragma secure_delete = 0
    pragma synchronous = off
    pragma fullfsync = 0
    pragma encoding = 'UTF-16'
    pragma case_sensitive_like = 1
    pragma legacy_alter_table = 1
    pragma reverse_unordered_selects = 1
    pragma threads = 8
    pragma busy_timeout = 1000000
    pragma analysis_limit = 1
    pragma automatic_index = 0
    pragma count_changes = 1
    pragma empty_result_callbacks = 1
    pragma full_column_names = 1
    pragma journal_size_limit = 1
    pragma read_uncommitted = 1
    pragma parser_trace = 1
    pragma vdbe_trace = 1
    pragma stats
    pragma database_list
    select * from pragma_database_list
    select * from pragma_journal_mode
    select * from pragma_temp_store
    insert into model_search (model_search) values ('rebuild')
    insert into model_search (model_search) values ('delete-all')
    insert into model_search (model_search) values ('optimize')
    insert into model_search (model_search) values ('integrity-check')
    insert into model_search (model_search, rank) values ('automerge', 0)
    insert into model_search (model_search, rank) values ('crisismerge', 1)
    insert into model_search (model_search, rank) values ('pgsz', 64)
    insert into model_search (model_search, rank) values ('merge', 500)
    delete from model_search
    update model_search set search_key = 'x'
    delete from model_search_data
    update model_search_config set v = 0
    insert into model_search_idx values (1, 2, 3)
    drop table model_search_data
    select load_extension('x')
    select load_extension('x', 'y')
    select fts3_tokenizer('simple')
    select fts3_tokenizer('simple', x'0000000000000000')
    select sqlite_log(1, 'x')
    select fts5(1)
    select last_insert_rowid()
    select changes()
    select total_changes()
    select optimize('x')
    select matchinfo('x')
    select offsets('x')
    select rtreecheck('main', 'model')
    with a as (select load_extension('x') as b) select b from a
    select * from (select load_extension('x'))
    select 1 where load_extension('x')
    select 1 order by load_extension('x')
    select count(*) filter (where load_extension('x')) from model
    select case when 0 then load_extension('x') end
    select sum(1) over (order by load_extension('x')) from model
    select json_object('a', load_extension('x'))
    values (load_extension('x'))
    select exists (select load_extension('x'))
    select 1 in (select load_extension('x'))
    """.split(separator: "\n").map(String.init)

  /// Each asks for what is not there, or is gone by then: code 65, or 77 where a rule spoke first.
  static let mistakes: [String] = """
    selec 1
    select
    select * from
    select 1 from model where
    select (1
    select 'open
    select "open
    select [open
    select 1 /* open */ */
    select x'0
    select x'0g'
    select 1 as
    select * from nothing_there
    delete from sqlite_sequence
    select * from main.nothing_there
    select * from z.model
    select nothing_there from model
    select "nothing there" from model
    select m.x from model as m
    select code from model, source
    select no_such_function(1)
    select writefile('z', 'x')
    select readfile('/etc/passwd')
    select edit('x')
    select zipfile('a', 'b')
    select * from zipfile('z.zip')
    select * from fsdir('/')
    select * from generate_series(1, 1000000000)
    select value from generate_series(1, 1000000000, 0)
    select * from sqlite_dbpage
    select * from sqlite_dbdata
    select * from sqlite_dbptr('main', 1)
    select * from completion('x')
    select * from bytecode('select 1')
    select * from csv('z.csv')
    select eval('delete from model')
    select usleep(1000000)
    select sha3('x')
    select shell_add_schema('x', 'y')
    select sqlite_rename_table('a', 'b', 'c', 'd', 'e', 'f', 'g')
    update sqlite_schema set sql = ''
    update sqlite_master set name = 'x' where name = 'model'
    delete from sqlite_schema
    insert into sqlite_schema values ('table', 't', 't', 9, '')
    update temp.sqlite_schema set sql = ''
    select 1; select 2
    select 1; delete from model
    select 1;; select 2
    pragma table_info(model); drop table model
    select 1; attach 'z.db' as z
    begin; delete from model; commit
    explain select 1; drop table model
    ; ; select 1; select 2
    .shell ls
    .read /etc/passwd
    .open z.db
    .output z
    .import /etc/passwd model
    \u{5C}copy model to z
    load data infile '/etc/passwd' into table model
    copy model to 'z'
    select * into outfile 'z' from model
    select * into z from model
    exec xp_cmdshell 'ls'
    grant all on model to public
    truncate table model
    merge into model using source on 1
    select pg_read_file('/etc/passwd')
    select count(*) from model group by
    select sum(count(*)) from model
    select row_number() from model
    select code from model having count(*) over () > 1
    select (select 1, 2)
    select 1 union select 1, 2
    select 1 order by 2
    select 1 limit 'x'
    select code from model limit nothing
    select abs(-9223372036854775807 - 1)
    select abs(1, 2)
    select json('{')
    select json_extract('{}', 'x')
    select json_each('x')
    select * from model_search where model_search match '"'
    select * from model_search where model_search match 'x AND'
    select * from model_search ('x OR')
    select * from model_search where nothing match 'x'
    select * from model_search where search_key match 'a' and model_search match ')'
    select highlight(model, 0, '', '')
    select bm25(model) from model
    select 'a' like 'b' escape 'cd'
    select 1 collate nothing
    select * from model indexed by nothing
    with a as (select * from a) select * from a
    with recursive a(x) as (select 1 union all select x from a, a as b) select * from a
    with a as (select 1), a as (select 2) select * from a
    with a(x, y) as (select 1) select * from a
    values (1), (2, 3)
    select ?1000000
    select ?0
    select * from model natural join source using (code)
    select *
    select raise(abort, 'x')
    select raise(rollback, 'x')
    select hex(zeroblob(1000000000))
    select zeroblob(1000000000)
    select randomblob(1000000000)
    select char(1) || zeroblob(17000000)
    select replace(hex(zeroblob(8000000)), '0', 'xxxx')
    select group_concat(hex(zeroblob(4000000))) from model
    select json_array(zeroblob(1))
    select json_quote(zeroblob(1))
    select hex(randomblob(9000000))
    select quote(zeroblob(9000000))
    """.split(separator: "\n").map(String.init)

  /// Comments and blanks alone are no statement.
  static let empty = [
    "", " ", "\n\t", "-- nothing", "/* nothing */", "/* open", ";", ";;;", " ; -- x\n ;",
  ]

  /// Each would run for ever, or for longer than anybody waits: stopped, code 1.
  static let endless: [String] = """
    with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n
    with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n
    with recursive n(i) as (select 1 union all select -i from n) select i from n where i > 1
    with recursive n(i) as (select 1 union select i + 1 from n) select i from n where i < 0
    with recursive n(i) as (select 1 union all select i + 1 from n) select 1 where 0 in n
    with recursive n(i) as (select 1 union all select i + 1 from n) select i from n order by i desc
    with recursive n(i) as (select 1 union all select i + 1 from n) select distinct i % 2 from n
    with recursive n(i) as (select 1 union all select i + 1 from n) select exists (select 1 from n where i < 0)
    with recursive n(i, s) as (select 1, 'x' union all select i + 1, s || s from n) select sum(length(s)) from n where i < 0
    select count(*) from unit_version a, unit_version b, unit_version c, unit_version d, unit_version e
    select max(a.id + b.id + c.id + d.id + e.id) from figure a, figure b, figure c, figure d, figure e, figure f, figure g
    select count(*) from model a, model b, model c, model d, model e, model f, model g, model h, model i, model j, unit_version u, unit_version v, unit_version w where a.title || b.title = j.title
    select count(*) from model_status a, model_status b, model_status c, model_status d, model_status e, model_status f, model_status g, model_status h, model_status i, unit_version u, unit_version v, unit_version w
    select count(*) from directive_tree a, directive_tree b, directive_tree c, directive_tree d, directive_tree e, unit_version u, unit_version v, unit_version w
    select sum(x) from (select row_number() over (order by a.id * b.id) as x from unit_version a, unit_version b, unit_version c, unit_version d, unit_version e)
    select count(*) from unit_version a, unit_version b, unit_version c, unit_version d where a.name_vi || b.name_vi || c.name_vi || d.name_vi like '%a%b%c%d%e%f%g%'
    with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n join model_search on model_search match 'x' or i < 0
    select count(*) from json_each('[1,2,3,4,5,6,7,8,9]') a, json_each('[1,2,3,4,5,6,7,8,9]') b, json_each('[1,2,3,4,5,6,7,8,9]') c, json_each('[1,2,3,4,5,6,7,8,9]') d, json_each('[1,2,3,4,5,6,7,8,9]') e, json_each('[1,2,3,4,5,6,7,8,9]') f, json_each('[1,2,3,4,5,6,7,8,9]') g, json_each('[1,2,3,4,5,6,7,8,9]') h, json_each('[1,2,3,4,5,6,7,8,9]') i, json_each('[1,2,3,4,5,6,7,8,9]') j, json_each('[1,2,3,4,5,6,7,8,9]') k, json_each('[1,2,3,4,5,6,7,8,9]') l, json_each('[1,2,3,4,5,6,7,8,9]') m
    select instr(zeroblob(16000000), zeroblob(8000000) || x'01')
    select length(trim(hex(zeroblob(4000000)), '1' || hex(randomblob(2000000)) || 'x')) + instr(zeroblob(16000000), zeroblob(8000000) || x'01')
    select replace(hex(zeroblob(8000000)), hex(zeroblob(4000000)) || 'x', 'y')
    select printf('%.*c', 1000000000, 'x')
    """.split(separator: "\n").map(String.init)

  /// Each needs more memory than a question is given: stopped, code 1, or refused, code 65.
  static var greedy: [String] {
    var doubling = "with a0 as (select 1 as x union all select 2)"
    for level in 1..<40 {
      doubling +=
        ", a\(level) as (select * from a\(level - 1) union all select * from a\(level - 1))"
    }
    return [
      doubling + " select count(*) from a39",
      "with recursive n(i) as (select 1 union all select i + 1 from n) select i, randomblob(100000) as r from n order by r",
      "with recursive n(i) as (select 1 union all select i + 1 from n) select group_concat(hex(randomblob(1000000))) from n",
      "with recursive n(i) as (select 1 union all select i + 1 from n) select json_group_array(hex(randomblob(1000000))) from n",
      "with recursive n(i) as (select 1 union all select i + 1 from n) select distinct randomblob(100000) from n where i < 0 or length(randomblob(10)) = 0 union select randomblob(100000) from n",
      "with recursive n(s) as (select 'x' union all select s || s from n) select count(s) from n",
      "with t as materialized (with recursive n(i) as (select 1 union all select i + 1 from n) select randomblob(1000000) as r from n) select count(*) from t a, t b",
      "select " + (0..<200).map { "zeroblob(16000000 - \($0)) || 'x'" }.joined(separator: ", "),
      "select max(r) over (order by r) from (with recursive n(i) as (select 1 union all select i + 1 from n) select randomblob(100000) as r from n)",
    ]
  }

  /// Each is too large to be read: refused, code 65.
  static var oversized: [String] {
    let many = 100_000
    return [
      "select 1 -- " + String(repeating: "x", count: many * 11),
      "select '" + String(repeating: "x", count: many * 9) + "' from nothing_there",
      "select " + String(repeating: "(", count: many) + "1" + String(repeating: ")", count: many),
      "select " + String(repeating: "-", count: 1) + String(repeating: "+", count: many) + "1",
      "select " + String(repeating: "not ", count: many) + "1",
      "select 1" + String(repeating: " + 1", count: many),
      "select 1" + String(repeating: " and 1", count: many),
      "select 1" + String(repeating: " || 1", count: many),
      "select " + String(repeating: "abs(", count: 5000) + "1"
        + String(repeating: ")", count: 5000),
      "select " + String(repeating: "case when 1 then ", count: 5000) + "1"
        + String(repeating: " end", count: 5000),
      "select 1" + String(repeating: " union all select 1", count: 5000),
      "select 1" + String(repeating: " except select 1", count: 5000),
      String(repeating: "select * from (", count: 5000) + "select 1"
        + String(repeating: ")", count: 5000),
      "select 1 where 1 in " + String(repeating: "(select 1 where 1 in ", count: 3000) + "(1)"
        + String(repeating: ")", count: 3000),
      "select " + Array(repeating: "1", count: many).joined(separator: ", "),
      "select max(" + Array(repeating: "1", count: 5000).joined(separator: ", ") + ")",
      "select 1 from " + Array(repeating: "model", count: 1000).joined(separator: ", "),
      "select 1 from model" + (0..<100).map { " join model as m\($0)" }.joined(),
      "select 1 order by " + Array(repeating: "1", count: 5000).joined(separator: ", "),
      "select 1 from model group by " + Array(repeating: "id", count: 5000).joined(separator: ", "),
      "select title like '" + String(repeating: "%a", count: 30_000) + "' from model",
      "select title glob '" + String(repeating: "*[a-z]", count: 9000) + "' from model",
      "select '" + String(repeating: "a", count: 5000) + "' like '"
        + String(repeating: "%_", count: 5000) + "'",
      "select " + (1...20_000).map { "?\($0)" }.joined(separator: ", "),
      "select \"" + String(repeating: "x", count: many) + "\" from model",
      "select " + String(repeating: "x", count: many) + "(1)",
      "select * from " + String(repeating: "x", count: many),
      "select json('" + String(repeating: "[", count: many) + "') as a",
      "select * from model_search where model_search match '"
        + String(repeating: "(", count: many) + "'",
      "with " + (0..<5000).map { "a\($0) as (select 1)" }.joined(separator: ", ") + " selec 1",
    ]
  }
}
