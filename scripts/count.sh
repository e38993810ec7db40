#!/usr/bin/env bash
# Counts the statements of Swift and SQL by target, in this checkout or in the one named, and beside them
# those of another: count.sh [DIR [BEFORE]].
#
# Read by tokens, so that neither how lines are broken nor how many stand on one changes a count. What
# counts as one:
#   Swift  what ends at a line's end, a semicolon, an opening or a closing brace, unless brackets are
#          open or an operator goes on; a label of a switch; each name that a `case`, `let` or `var`
#          declares; each element of a list in brackets
#   SQL    a clause (SELECT, FROM, JOIN, WHERE, WHEN …), each item of it after the first, each column that
#          is declared, each line of a head that is read (-- column …); in files and in Swift strings
# Comments, docs, blank lines, attributes and closing brackets count nothing.
set -euo pipefail

exec perl -CSD - "${1:-$(dirname "$0")/..}" "${@:2}" <<'PERL'
use strict;
use warnings;

my $clause = join '|', qw(SELECT FROM JOIN WHERE HAVING LIMIT OFFSET UNION INTERSECT EXCEPT WITH INSERT
  UPDATE DELETE SET VALUES CREATE DROP ALTER REPLACE PRAGMA BEGIN COMMIT ROLLBACK SAVEPOINT RELEASE
  ATTACH DETACH ANALYZE VACUUM EXPLAIN CASE WHEN ELSE RETURNING WINDOW CONFLICT GROUP ORDER);
my $modifier = '(?:public|private|fileprivate|package|static|lazy|weak|indirect|nonisolated)(?:\(\))?';
my $head = qr/^--\s(?:why$|(?:title|description|parameter|column|word|unit|subtotal|key|section|part|table)\b)/m;

# SQL with its comments still in it.
sub sql {
  my ($text, $count, $previous) = (shift, 0, '');
  $count++ while $text =~ /$head/g;
  my @counting = (1);    # for each open bracket: whether a comma in it begins another item
  while ($text =~ m{--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\w+|[^\w\s]}gs) {
    my $token = $&;
    next if $token =~ m{^(?:--|/\*)};
    if ($token eq '(') {
      my $isClause = $text =~ /\G\s*(?:--[^\n]*\s*)*(?:SELECT|WITH|VALUES)\b/gc;
      $count++ if $isClause;
      my $isTable = $previous =~ /^\w+$/ && substr($text, 0, $-[0]) =~ /CREATE TABLE\s+\S+\s*$/;
      $count++ if $isTable;
      push @counting, $isClause || $isTable ? 1 : 0;
    } elsif ($token eq ')') {
      pop @counting if @counting > 1;
    } elsif ($token eq ',' ? $counting[-1] : $token =~ /^(?:$clause)$/) {
      $count++;
    }
    $previous = $token;
  }
  return $count;
}

# Takes a string literal that begins at pos and returns what is in it.
sub literal {
  my $text = shift;
  $$text =~ /\G(#*)("""|")/gc or die;
  my ($hashes, $quotes, $inside) = ($1, $2, '');
  until ($$text =~ /\G$quotes$hashes/gc) {
    if ($$text =~ /\G\\$hashes\(/gc) {
      my $depth = 1;
      while ($depth) {
        if ($$text =~ /\G(?=#*")/) { literal($text) }
        elsif ($$text =~ /\G([()])/gc) { $depth += $1 eq '(' ? 1 : -1 }
        else { $$text =~ /\G./gcs or return $inside }
      }
      $inside .= 'x';
    } elsif ($$text =~ /\G(\\$hashes.|.)/gcs) {
      $inside .= $1;
    } else {
      last;
    }
  }
  return $inside;
}

sub isSQL {
  return $_[0] =~ /^\s*(?:--[^\n]*\s+)*(?:SELECT|FROM|WHERE|AND|OR|JOIN|LEFT JOIN|WITH|INSERT|UPDATE|DELETE|CREATE|DROP
    |ALTER|PRAGMA|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|ORDER|GROUP|EXISTS|NOT|UNION|CASE|VALUES|ON)\b/x
    || $_[0] =~ /\bSELECT\b/;
}

# One thing that ended: nothing, a label and what follows it, or several names declared at once.
sub part {
  my ($text, $last) = (shift, shift);
  $text =~ s/\@\w+(?:\(\))?\s*//g;
  return 0 unless $text =~ /[\w"]/;
  my $names = 1 + ($text =~ /^\s*(?:$modifier\s+)*(?:case|let|var)\b/ ? () = $text =~ /,/g : 0);
  return $names unless $text =~ /^\s*(?:case\b[^:]*|default\s*):(.*)$/s;
  return 1 + part($1);
}

sub swift {
  my $text = shift;
  my ($count, $strings, $part) = (0, 0, '');
  my @open;         # brackets, and for each of them the part that it interrupts
  my $end = sub { $count += part($part); $part = '' };
  pos($text) = 0;
  while (pos($text) < length $text) {
    if ($text =~ m{\G//[^\n]*}gc || $text =~ m{\G[ \t]+}gc && ($part .= ' ')) { next }
    if ($text =~ m{\G/\*}gc) { $text =~ m{.*?\*/}gcs; next }
    if ($text =~ /\G(?=#*")/) {
      my $inside = literal(\$text);
      $strings += sql($inside) if isSQL($inside);
      $part .= '"';
    } elsif ($text =~ /\G\n/gc) {
      next if @open && $open[-1] ne '{';
      next if $part =~ m{(?:[-+*/%&|=<>?:,.]|\b(?:in|where|else|return|throw))\s*$}
        && $part !~ /\b(?:in|return)\s*$/ && $part !~ /^\s*(?:case\b.*|default\s*):\s*$/;
      next if $text =~ m{\G(?=(?:\s|//[^\n]*\n)*(?:[.?:]|[-+*/%&|=<>]+\s|->|(?:else|where|throws|async)\b))}gc
        && $part !~ /^\s*$/;
      # An attribute on a line of its own belongs to what follows.
      next if $part =~ /^\s*(?:\@\w+(?:\(\))?\s*)+$/;
      $end->();
    } elsif ($text =~ /\G;/gc) {
      $end->();
    } elsif ($text =~ /\G\{/gc) {
      $end->();
      push @open, '{';
    } elsif ($text =~ /\G\}/gc) {
      $end->();
      pop @open;
    } elsif ($text =~ /\G\(/gc) {
      push @open, '(';
      $part .= '(';
    } elsif ($text =~ /\G\[/gc) {
      # A list begins where no value stands before its bracket.
      push @open, $part =~ /[\w"\)]$/ ? '[' : 'list';
      $part .= '(';
    } elsif ($text =~ /\G[)\]]/gc) {
      pop @open;
      $part .= ')';
    } elsif ($text =~ /\G,/gc) {
      if (@open && $open[-1] eq 'list') { $text =~ /\G(?=\s*\])/ or $count++ }
      elsif (!@open || $open[-1] eq '{') { $part .= ',' }
    } else {
      $text =~ /\G(\w+|.)/gcs;
      $part .= $1 if !@open || $open[-1] eq '{' || $part !~ /[\w"]/;
    }
  }
  $end->();
  return ($count, $strings);
}

# By target, the statements of Swift and those of SQL.
sub checkout {
  my ($folder, %count) = shift;
  my @folders = map { "$folder/$_" } qw(Sources Migrations Seeds Tests);
  open my $files, '-|', 'find', @folders, '-name', '*.swift', '-o', '-name', '*.sql' or die;
  while (my $file = <$files>) {
    chomp $file;
    next if $file =~ m{^\Q$folder\E/Tests/Fixtures/};
    my ($target) = $file =~ m{^\Q$folder\E/(?:Sources/)?(\w+)};
    open my $handle, '<:encoding(UTF-8)', $file or die "$file: $!\n";
    my $text = do { local $/; <$handle> };
    my ($swift, $sql) = $file =~ /\.sql$/ ? (0, sql($text)) : swift($text);
    for my $sum ($target eq 'Tests' ? 'Tests, apart' : ($target, 'all')) {
      $count{$sum}[0] += $swift;
      $count{$sum}[1] += $sql;
    }
  }
  return \%count;
}

my @checkouts = map { checkout($_) } reverse @ARGV;
my @before = @checkouts > 1 ? ' Swift, before | SQL, before |' : '';
print "| target |$before[0] Swift | SQL | ", @checkouts > 1 ? 'change' : 'together', " |\n|---|",
  '--:|' x (2 * @checkouts + 1), "\n";
my @order = (qw(SQLite Storage Query Interchange Messages danvan Migrations Seeds all), 'Tests, apart');
for my $target (@order) {
  next unless grep { $_->{$target} } @checkouts;
  my @counts = map { @{ $_->{$target} // [0, 0] } } @checkouts;
  my ($now, $then) = ($counts[-1] + $counts[-2], $counts[0] + $counts[1]);
  my $last = @checkouts == 1 ? $now : $then ? sprintf '%+.1f %%', 100 * ($now - $then) / $then : '';
  print '| ', join(' | ', $target, @counts, $last), " |\n";
}
PERL
