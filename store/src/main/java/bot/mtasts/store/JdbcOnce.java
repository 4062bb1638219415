package bot.mtasts.store;

import bot.mtasts.core.store.Once;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// What came already, each in a row, by the [CommonTime].
final class JdbcOnce implements Once {
  private static final int LONGEST_KIND = 40;
  private static final int LONGEST_KEY = 255;

  private final Transactions transactions;
  private final Turns turns;
  private final CommonTime time;

  JdbcOnce(Transactions transactions, Turns turns, CommonTime time) {
    this.transactions = transactions;
    this.turns = turns;
    this.time = time;
  }

  @Override
  public boolean first(String kind, String key, Duration kept) {
    Columns.fitting("The kind of what came", kind, LONGEST_KIND);
    Columns.fitting("The key of what came", key, LONGEST_KEY);
    Columns.lasting("What came", kept);
    return turns.take(
        "once " + kind + " " + key,
        () -> transactions.write(handle -> first(handle, kind, key, kept)));
  }

  // What is forgotten but not swept yet is noted anew in its row. That goes first: were the sweep
  // to remove the row after an insert had met it, nobody would be the first.
  private boolean first(Handle handle, String kind, String key, Duration kept) {
    Instant now = time.now(handle);
    int anew =
        handle
            .createUpdate(
                """
                update once_only set kept_until = :until
                where kind = :kind and entry_key = :key and kept_until <= :now\
                """)
            .bind("kind", kind)
            .bind("key", key)
            .bind("until", now.plus(kept))
            .bind("now", now)
            .execute();
    return anew == 1 || insert(handle, kind, key, now.plus(kept));
  }

  private static boolean insert(Handle handle, String kind, String key, Instant until) {
    return handle
            .createUpdate(
                """
                insert into once_only (kind, entry_key, kept_until) values (:kind, :key, :until)
                on conflict do nothing\
                """)
            .bind("kind", kind)
            .bind("key", key)
            .bind("until", until)
            .execute()
        == 1;
  }
}
