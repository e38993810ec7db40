/// What statements are made of: enough to reach what is forbidden.
enum SQLWordList {
  static let words = """
    select from where group by having order limit offset with recursive as union all intersect
    except values insert into update set delete replace create table view trigger index virtual
    using temp drop alter rename attach detach database vacuum pragma explain query plan begin
    commit rollback savepoint release analyze reindex returning on conflict do nothing not null
    is in exists between like glob match regexp escape collate nocase binary cast integer text
    blob real case when then else end and or distinct join left natural cross over partition
    window rows unbounded preceding following current row filter indexed default main
    ( ( ( ) ) ) , , , . ; = < > + - * / % || -> ->> 1 0 -1 9223372036854775807 1e308 x'00' 'a' ''
    '%' 'main' '/tmp/x.db' "a" [a] `a` :a ?1 -- /* */
    a b c t id code name_vi title unit model province figure fund directive registration
    recognition journal journal_change office sequence migration model_search model_status
    rate_base fund_amount sqlite_schema sqlite_master sqlite_temp_master sqlite_dbpage
    sqlite_stat1 dbstat pragma_table_info pragma_data_version json_each json_tree fts5 fts5vocab
    rtree series generate_series model_search_data model_search_config rowid rank
    count(*) sum( max( min( avg( abs( length( lower( substr( printf( format( hex( zeroblob( )
    randomblob( instr( replace( group_concat( json( json_extract( json_set( load_extension(
    readfile( writefile( edit( sqlite_rename_table( fts5( highlight( snippet( bm25( matchinfo(
    load_extension fts3_tokenizer( likelihood( unicode( char( strftime( row_number() rank()
    user_version application_id journal_mode = delete writable_schema trusted_schema query_only
    foreign_keys table_info( table_xinfo integrity_check quick_check wal_checkpoint mmap_size
    cache_size temp_store hard_heap_limit optimize incremental_vacuum shrink_memory
    sameaccents( folded( wordsfound( moved(
    """.split(whereSeparator: \.isWhitespace).map(String.init)
}
