package bot.mtasts.store;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.store.StoreException;
import bot.mtasts.core.store.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/// Secrets of our own, each sealed in a row for its kind and key.
///
/// By this instance's clock: whoever says until when something is kept has said it by theirs, so
/// that instances whose clocks differ by a second see it end a second apart.
final class JdbcVault implements Vault {
  private static final int LONGEST_KIND = 40;
  private static final int LONGEST_KEY = 255;
  private static final int LONGEST_VALUE = 64 * 1024;
  private static final int KEEP_TRIES = 5;

  private static final String HERE =
      "kind = :kind and entry_key = :key and (kept_until is null or kept_until > :now)";

  private final Transactions transactions;
  private final Sealer sealer;
  private final Turns turns;
  private final InstantSource clock;

  JdbcVault(Transactions transactions, Sealer sealer, Turns turns, InstantSource clock) {
    this.transactions = transactions;
    this.sealer = sealer;
    this.turns = turns;
    this.clock = clock;
  }

  @Override
  public void keep(String kind, String key, Secret value, @Nullable Instant until) {
    Columns.fitting("The kind of a secret", kind, LONGEST_KIND);
    Columns.fitting("The key of a secret", key, LONGEST_KEY);
    Columns.fitting("A secret", value.reveal(), LONGEST_VALUE);
    Columns.fittingOctets("A secret", value.reveal(), LONGEST_VALUE);
    String sealed = sealer.seal(place(kind, key), value);
    turns.take(
        turn(kind, key),
        () -> transactions.promise(handle -> write(handle, kind, key, sealed, until)));
  }

  private boolean write(
      Handle handle, String kind, String key, String sealed, @Nullable Instant until) {
    // Whoever removes it after an insert has met it lets neither of the two write.
    for (int tries = 0; tries < KEEP_TRIES; tries++) {
      if (insert(handle, kind, key, sealed, until) || replace(handle, kind, key, sealed, until)) {
        return true;
      }
    }
    throw new StoreException(
        "A secret is kept and removed again and again.",
        new IllegalStateException("%d tries".formatted(KEEP_TRIES)));
  }

  private static boolean insert(
      Handle handle, String kind, String key, String sealed, @Nullable Instant until) {
    return write(
        handle.createUpdate(
            """
            insert into vault (kind, entry_key, sealed, kept_until)
            values (:kind, :key, :sealed, :until)
            on conflict do nothing\
            """),
        kind,
        key,
        sealed,
        until);
  }

  private static boolean replace(
      Handle handle, String kind, String key, String sealed, @Nullable Instant until) {
    return write(
        handle.createUpdate(
            """
            update vault set sealed = :sealed, kept_until = :until
            where kind = :kind and entry_key = :key\
            """),
        kind,
        key,
        sealed,
        until);
  }

  private static boolean write(
      Update update, String kind, String key, String sealed, @Nullable Instant until) {
    return update
            .bind("kind", kind)
            .bind("key", key)
            .bind("sealed", sealed)
            .bindByType("until", until, Instant.class)
            .execute()
        == 1;
  }

  @Override
  public Optional<Secret> find(String kind, String key) {
    return fits(kind, key)
        ? transactions.read(handle -> find(handle, kind, key, ""))
        : Optional.empty();
  }

  @Override
  public Optional<Secret> take(String kind, String key) {
    return fits(kind, key)
        ? turns.take(turn(kind, key), () -> transactions.promise(handle -> take(handle, kind, key)))
        : Optional.empty();
  }

  // Whoever holds the row first gets what is in it; those who waited for it find it gone.
  private Optional<Secret> take(Handle handle, String kind, String key) {
    Optional<Secret> taken = find(handle, kind, key, " for update");
    taken.ifPresent(_ -> remove(handle, kind, key));
    return taken;
  }

  private Optional<Secret> find(Handle handle, String kind, String key, String lock) {
    return handle
        .createQuery("select sealed from vault where " + HERE + lock)
        .bind("kind", kind)
        .bind("key", key)
        .bind("now", clock.instant())
        .mapTo(String.class)
        .findOne()
        .map(sealed -> open(kind, key, sealed));
  }

  private Secret open(String kind, String key, String sealed) {
    try {
      return sealer.open(place(kind, key), sealed);
    } catch (Sealer.UnopenedException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public List<String> keys(String kind) {
    if (!Columns.fits(kind, LONGEST_KIND)) {
      return List.of();
    }
    // Sorted here: each database has an order of its own, which its set-up decides.
    return transactions
        .read(handle ->
            handle
                .createQuery(
                    """
                    select entry_key from vault
                    where kind = :kind and (kept_until is null or kept_until > :now)\
                    """)
                .bind("kind", kind)
                .bind("now", clock.instant())
                .mapTo(String.class)
                .list())
        .stream()
        .sorted()
        .toList();
  }

  @Override
  public boolean remove(String kind, String key) {
    return fits(kind, key) && transactions.promise(handle -> remove(handle, kind, key));
  }

  private boolean remove(Handle handle, String kind, String key) {
    return handle
            .createUpdate("delete from vault where " + HERE)
            .bind("kind", kind)
            .bind("key", key)
            .bind("now", clock.instant())
            .execute()
        == 1;
  }

  /// The ids of the keys that those secrets are sealed with whose time is not over.
  static Set<String> keyIds(Handle handle, Instant now) {
    return handle
        .createQuery("select sealed from vault where kept_until is null or kept_until > :now")
        .bind("now", now)
        .mapTo(String.class)
        .map(Sealer::keyId)
        .set();
  }

  /// Which secret.
  record Entry(String kind, String key) {}

  /// What another key sealed than the one that seals now, and is not over.
  List<Entry> sealedOtherwise() {
    return transactions.read(handle ->
        handle
            .createQuery(
                """
                select kind, entry_key from vault
                where sealed not like :current and (kept_until is null or kept_until > :now)
                order by kind, entry_key\
                """)
            .bind("current", "%s.%s.%%".formatted(Sealer.FORM, sealer.sealingId()))
            .bind("now", clock.instant())
            .map((row, _) -> new Entry(row.getString("kind"), row.getString("entry_key")))
            .list());
  }

  /// Seals a secret with the key that seals now; its end stays. Nothing happens when it is gone.
  void sealAnew(Entry entry) {
    transactions.run(handle ->
        find(handle, entry.kind(), entry.key(), " for update")
            .ifPresent(value ->
                handle
                    .createUpdate(
                        "update vault set sealed = :sealed where kind = :kind and entry_key = :key")
                    .bind("kind", entry.kind())
                    .bind("key", entry.key())
                    .bind("sealed", sealer.seal(place(entry.kind(), entry.key()), value))
                    .execute()));
  }

  // A key may come from a stranger: what could never have been kept is simply not there.
  private static boolean fits(String kind, String key) {
    return Columns.fits(kind, LONGEST_KIND) && Columns.fits(key, LONGEST_KEY);
  }

  private static String turn(String kind, String key) {
    return "secret " + kind + " " + key;
  }

  private static Sealer.Place place(String kind, String key) {
    return new Sealer.Place("vault", key, "sealed/" + kind);
  }
}
