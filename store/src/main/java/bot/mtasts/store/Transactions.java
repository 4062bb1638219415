package bot.mtasts.store;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Where every statement of ours is run: in a transaction that a job may be put into, and with the
/// database's trouble in words.
final class Transactions {
  private final Jdbi jdbi;
  private final Optional<GroupedSync> sync;

  Transactions(Jdbi jdbi, Dialect dialect) {
    this.jdbi = jdbi;
    this.sync =
        dialect
            .toDisk()
            .map(sql -> new GroupedSync(() -> jdbi.useHandle(handle -> handle.execute(sql))));
  }

  /// Reads, each statement for itself.
  <R> R read(Function<Handle, R> work) {
    try {
      return jdbi.withHandle(work::apply);
    } catch (RuntimeException e) {
      throw SqlTrouble.isIt(e) ? SqlTrouble.inWords(e) : e;
    }
  }

  /// All or nothing.
  <R> R write(Function<Handle, R> work) {
    try {
      return jdbi.inTransaction(
          handle -> SharedConnection.with(handle.getConnection(), () -> work.apply(handle)));
    } catch (RuntimeException e) {
      throw SqlTrouble.isIt(e) ? SqlTrouble.inWords(e) : e;
    }
  }

  /// All or nothing.
  void run(Consumer<Handle> work) {
    write(handle -> {
      work.accept(handle);
      return true;
    });
  }

  /// All or nothing; and when it returns, a power failure does not undo it. For what somebody is
  /// promised: everything else can be done again.
  <R> R promise(Function<Handle, R> work) {
    R result = write(work);
    try {
      sync.ifPresent(GroupedSync::await);
    } catch (RuntimeException e) {
      throw SqlTrouble.isIt(e) ? SqlTrouble.inWords(e) : e;
    }
    return result;
  }
}
