package bot.mtasts.store;

import bot.mtasts.core.integration.ApiKey;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.store.Integrations;
import bot.mtasts.core.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
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
      ApiKeyRows.write(handle, integration.name(), List.of(), integration.apiKeys());
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
    ApiKeyRows.write(handle, after.name(), before.apiKeys(), after.apiKeys());
    return find(handle, after.name()).orElseThrow();
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
        row.getString("key_id") == null ? null : ApiKeyRows.read(row));
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
