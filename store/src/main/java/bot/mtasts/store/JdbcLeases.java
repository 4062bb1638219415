package bot.mtasts.store;

import bot.mtasts.core.store.Leases;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Leases, each in a row, by the [CommonTime].
final class JdbcLeases implements Leases {
  private static final int LONGEST = 100;

  private final Transactions transactions;
  private final Turns turns;
  private final CommonTime time;

  JdbcLeases(Transactions transactions, Turns turns, CommonTime time) {
    this.transactions = transactions;
    this.turns = turns;
    this.time = time;
  }

  @Override
  public boolean hold(String name, String holder, Duration length) {
    Columns.fitting("The name of a lease", name, LONGEST);
    Columns.fitting("The holder of a lease", holder, LONGEST);
    Columns.lasting("A lease", length);
    return turns.take(
        "lease " + name, () -> transactions.write(handle -> hold(handle, name, holder, length)));
  }

  // Whoever waits for another's row judges it as it is then: one alone finds a lease that is over.
  private boolean hold(Handle handle, String name, String holder, Duration length) {
    Instant now = time.now(handle);
    int held =
        handle
            .createUpdate(
                """
                update leases set holder = :holder, held_until = :until
                where name = :name and (holder = :holder or held_until <= :now)\
                """)
            .bind("name", name)
            .bind("holder", holder)
            .bind("until", now.plus(length))
            .bind("now", now)
            .execute();
    return held == 1 || begin(handle, name, holder, now.plus(length));
  }

  private static boolean begin(Handle handle, String name, String holder, Instant until) {
    return handle
            .createUpdate(
                """
                insert into leases (name, holder, held_until) values (:name, :holder, :until)
                on conflict do nothing\
                """)
            .bind("name", name)
            .bind("holder", holder)
            .bind("until", until)
            .execute()
        == 1;
  }

  @Override
  public void release(String name, String holder) {
    if (Columns.fits(name, LONGEST) && Columns.fits(holder, LONGEST)) {
      transactions.run(handle ->
          handle
              .createUpdate("delete from leases where name = :name and holder = :holder")
              .bind("name", name)
              .bind("holder", holder)
              .execute());
    }
  }
}
