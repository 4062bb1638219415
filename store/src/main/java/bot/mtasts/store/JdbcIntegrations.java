package bot.mtasts.store;

import bot.mtasts.core.integration.ApiKey;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.store.Integrations;
import bot.mtasts.core.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/// Integrations, each in a row with its secrets sealed, and its API keys beside it.
final class JdbcIntegrations implements Integrations {
  // One row for each key; an integration without keys has one without.
  private static final String SELECT =
      """
      select i.name, i.preset, i.callback_hosts, i.settings, i.credentials, i.signing_secrets,
             i.created_at, k.id as key_id, k.sha256, k.scopes, k.created_at as key_created_at,
             k.expires_at, k.last_used_at
      from integrations i left join api_keys k on k.integration = i.name
      """;

  private static final int LONGEST_PRESET = 40;
  private static final int LONGEST_DOCUMENT = 500_000;

  private final Transactions transactions;
  private final SealedSecrets secrets;
  private final Turns turns;
  private final ConcurrentMap<String, Instant> noted = new ConcurrentHashMap<>();

  JdbcIntegrations(Transactions transactions, Sealer sealer, Turns turns) {
    this.transactions = transactions;
    this.secrets = new SealedSecrets(sealer);
    this.turns = turns;
  }

  @Override
  public boolean add(Integration integration) {
    check(integration);
    return turns.take(
        "integration " + integration.name(),
        () -> transactions.promise(handle -> insert(handle, integration)));
  }

  private boolean insert(Handle handle, Integration integration) {
    int inserted =
        bind(
                handle.createUpdate(
                    """
                    insert into integrations
                      (name, preset, callback_hosts, settings, credentials, signing_secrets,
                       created_at)
                    values (:name, :preset, :hosts, :settings, :credentials, :signing, :created)
                    on conflict do nothing\
                    """),
                integration)
            .bind("created", integration.createdAt())
            .execute();
    if (inserted == 1) {
      for (int place = 0; place < integration.apiKeys().size(); place++) {
        insert(handle, integration.name(), place, integration.apiKeys().get(place));
      }
    }
    return inserted == 1;
  }

  private Update bind(Update update, Integration integration) {
    String name = integration.name();
    var settings = Json.object();
    integration.settings().forEach(settings::put);
    return update
        .bind("name", name)
        .bind("preset", integration.preset())
        .bind("hosts", Json.text(Json.array(integration.callbackHosts())))
        .bind("settings", document("The settings", Json.text(settings)))
        .bind(
            "credentials",
            document("The credentials", secrets.credentials(name, integration.credentials())))
        .bind("signing", secrets.signingSecrets(name, integration.signingSecrets()));
  }

  private static void check(Integration integration) {
    if (!Integration.isName(integration.name())) {
      throw new IllegalArgumentException(
          "An integration's name has 1 to 63 lower case letters, digits and hyphens, with no hyphen"
              + " at either end");
    }
    Columns.fitting("The preset", integration.preset(), LONGEST_PRESET);
    integration.apiKeys().forEach(key -> Columns.fitting("The id of an API key", key.id(), 60));
    integration.callbackHosts().forEach(host -> Columns.fitting("A callback host", host, 253));
  }

  private static String document(String what, String json) {
    return Columns.fitting(what + ", as JSON", json, LONGEST_DOCUMENT);
  }

  private static void insert(Handle handle, String integration, int place, ApiKey key) {
    handle
        .createUpdate(
            """
            insert into api_keys
              (id, integration, place, sha256, scopes, created_at, expires_at, last_used_at)
            values (:id, :integration, :place, :sha256, :scopes, :created, :expires, :used)\
            """)
        .bind("id", key.id())
        .bind("integration", integration)
        .bind("place", place)
        .bind("sha256", key.sha256())
        .bind("scopes", scopes(key))
        .bind("created", key.createdAt())
        .bindByType("expires", key.expiresAt(), Instant.class)
        .bindByType("used", key.lastUsedAt(), Instant.class)
        .execute();
  }

  private static String scopes(ApiKey key) {
    return String.join(" ", key.scopes().stream().map(Scope::word).sorted().toList());
  }

  @Override
  public Optional<Integration> find(String name) {
    return transactions.read(handle -> find(handle, name));
  }

  private Optional<Integration> find(Handle handle, String name) {
    return read(
            handle.createQuery(SELECT + "where i.name = :name order by k.place").bind("name", name))
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Integration> ofKey(String keyId) {
    return transactions.read(handle ->
        read(
                handle
                    .createQuery(
                        SELECT
                            + """
                            where i.name = (select integration from api_keys where id = :key)
                            order by k.place\
                            """)
                    .bind("key", keyId))
            .stream()
            .findFirst());
  }

  @Override
  public List<Integration> all() {
    return transactions.read(
        handle -> read(handle.createQuery(SELECT + "order by i.name, k.place")));
  }

  @Override
  public Optional<Integration> change(String name, UnaryOperator<Integration> change) {
    return transactions.promise(handle -> {
      handle
          .createQuery("select name from integrations where name = :name for update")
          .bind("name", name)
          .mapTo(String.class)
          .findOne();
      return find(handle, name).map(before -> write(handle, before, change.apply(before)));
    });
  }

  private Integration write(Handle handle, Integration before, Integration after) {
    if (!after.name().equals(before.name())) {
      throw new IllegalArgumentException("An integration's name stays");
    }
    check(after);
    bind(
            handle.createUpdate(
                """
                update integrations
                set preset = :preset, callback_hosts = :hosts, settings = :settings,
                    credentials = :credentials, signing_secrets = :signing
                where name = :name\
                """),
            after)
        .execute();
    writeKeys(handle, before, after);
    return find(handle, after.name()).orElseThrow();
  }

  // Row by row, because another request may be noting at this moment that a key was used.
  private static void writeKeys(Handle handle, Integration before, Integration after) {
    Map<String, ApiKey> gone = new HashMap<>();
    before.apiKeys().forEach(key -> gone.put(key.id(), key));
    for (int place = 0; place < after.apiKeys().size(); place++) {
      ApiKey key = after.apiKeys().get(place);
      if (gone.remove(key.id()) == null) {
        insert(handle, after.name(), place, key);
      } else {
        handle
            .createUpdate(
                """
                update api_keys
                set place = :place, sha256 = :sha256, scopes = :scopes, expires_at = :expires
                where id = :id\
                """)
            .bind("id", key.id())
            .bind("place", place)
            .bind("sha256", key.sha256())
            .bind("scopes", scopes(key))
            .bindByType("expires", key.expiresAt(), Instant.class)
            .execute();
      }
    }
    gone.keySet().forEach(id -> handle.execute("delete from api_keys where id = ?", id));
  }

  @Override
  public boolean remove(String name) {
    // Its keys go with it: a foreign key sees to that.
    return transactions.promise(handle ->
        handle
                .createUpdate("delete from integrations where name = :name")
                .bind("name", name)
                .execute()
            == 1);
  }

  @Override
  public void used(String keyId, Instant at) {
    Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
    if (minute.equals(noted.put(keyId, minute))) {
      return;
    }
    transactions.run(handle ->
        handle
            .createUpdate(
                """
                update api_keys set last_used_at = :minute
                where id = :id and (last_used_at is null or last_used_at < :minute)\
                """)
            .bind("id", keyId)
            .bind("minute", minute)
            .execute());
  }

  /// A row of the join.
  private record Row(
      String name,
      String preset,
      String callbackHosts,
      String settings,
      String credentials,
      String signingSecrets,
      Instant createdAt,
      @Nullable ApiKey key) {}

  private List<Integration> read(Query query) {
    Map<String, List<Row>> byName = new LinkedHashMap<>();
    query
        .map((row, _) -> row(row))
        .forEach(row -> byName.computeIfAbsent(row.name(), _ -> new ArrayList<>()).add(row));
    return byName.values().stream().map(this::integration).toList();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("name"),
        row.getString("preset"),
        row.getString("callback_hosts"),
        row.getString("settings"),
        row.getString("credentials"),
        row.getString("signing_secrets"),
        Times.get(row, "created_at"),
        row.getString("key_id") == null ? null : key(row));
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getString("key_id"),
        row.getString("sha256"),
        Arrays.stream(row.getString("scopes").split(" "))
            .flatMap(word -> Scope.of(word).stream())
            .collect(Collectors.toSet()),
        Times.get(row, "key_created_at"),
        Times.getNullable(row, "expires_at"),
        Times.getNullable(row, "last_used_at"));
  }

  private Integration integration(List<Row> rows) {
    Row first = rows.getFirst();
    Map<String, String> settings = new HashMap<>();
    Json.read(first.settings())
        .properties()
        .forEach(field -> settings.put(field.getKey(), field.getValue().textValue()));
    try {
      return new Integration(
          first.name(),
          first.preset(),
          rows.stream().map(Row::key).filter(Objects::nonNull).toList(),
          secrets.signingSecrets(first.name(), first.signingSecrets()),
          Json.texts(Json.read(first.callbackHosts())),
          settings,
          secrets.credentials(first.name(), first.credentials()),
          first.createdAt());
    } catch (Sealer.UnopenedException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
  }
}
