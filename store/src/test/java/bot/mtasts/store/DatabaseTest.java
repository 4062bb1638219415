package bot.mtasts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Opening a database, and what is said when that cannot be.
class DatabaseTest {
  @TempDir Path directory;

  private static DatabaseSettings with(DatabaseSettings of, String user, String password) {
    return new DatabaseSettings(of.url(), of.dataDirectory(), user, new Secret(password), 2);
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void a_database_is_made_opened_again_and_answers(Server server) throws Exception {
    DatabaseSettings settings = server.fresh();
    try (Database database = Database.open(settings)) {
      database.ping();
    }
    try (Database database = Database.open(settings)) {
      database.ping();
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void a_closed_database_does_not_answer(Server server) throws Exception {
    Database database = Database.open(server.fresh());
    database.close();

    assertThatThrownBy(database::ping)
        .isInstanceOf(StoreException.class)
        .hasMessage("The database cannot be reached.");
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void tables_of_a_later_version_are_left_alone(Server server) throws Exception {
    DatabaseSettings settings = server.fresh();
    try (Database database = Database.open(settings)) {
      database
          .transactions()
          .run(handle ->
              handle.execute(
                  """
                  insert into schema_versions
                    (installed_rank, version, description, type, script, checksum,
                     installed_by, execution_time, success)
                  values (2, '99', 'later', 'SQL', 'V99__later.sql', 1, 'somebody', 1, true)\
                  """));
    }

    assertThatThrownBy(() -> Database.open(settings))
        .isInstanceOf(StoreSetupException.class)
        .hasMessageContaining("has tables of version 99, which a later mtasts has made")
        .hasMessageContaining("Run the later mtasts again");
  }

  @Test
  void several_instances_may_bring_an_empty_database_up_to_date_at_once() throws Exception {
    DatabaseSettings settings = Server.POSTGRESQL.fresh();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Database>> all =
          IntStream.range(0, 4)
              .mapToObj(_ -> threads.submit(() -> Database.open(settings)))
              .toList();
      for (Future<Database> each : all) {
        try (Database database = each.get()) {
          database.ping();
        }
      }
    }
  }

  @Test
  void a_refusal_of_user_and_password_is_said_and_they_are_not_repeated() throws Exception {
    DatabaseSettings fresh = Server.POSTGRESQL.fresh();
    // The test's server asks nobody for a password; it refuses a role that may not log in.
    String role = makeRole(fresh, "nologin");

    assertThatThrownBy(() -> Database.open(with(fresh, role, "hunter2")))
        .isInstanceOf(StoreSetupException.class)
        .hasMessageContaining("refused user and password")
        .hasMessageContaining("`database.user` and `database.password`")
        .hasMessageNotContaining("hunter2");
  }

  private static String makeRole(DatabaseSettings settings, String attributes) throws SQLException {
    String url = String.valueOf(settings.url());
    String role = "r" + url.substring(url.lastIndexOf('/') + 1);
    try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("create role " + role + " " + attributes);
    }
    return role;
  }

  @Test
  void an_embedded_database_with_another_password_says_so() throws Exception {
    DatabaseSettings settings = Server.H2.fresh();
    Database.open(with(settings, "me", "one")).close();

    assertThatThrownBy(() -> Database.open(with(settings, "me", "two")))
        .isInstanceOf(StoreSetupException.class)
        .hasMessageContaining("was made with another user or password")
        .hasMessageNotContaining("two");
  }

  @Test
  void a_database_that_is_not_there_is_named() {
    DatabaseSettings settings =
        DatabaseSettings.at(
            Server.url("nowhere") + "?password=hunter2", "postgres", null, directory);

    assertThatThrownBy(() -> Database.open(settings))
        .isInstanceOf(StoreSetupException.class)
        .hasMessageContaining("/nowhere has no such database")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void a_server_that_is_not_there_is_named() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    DatabaseSettings settings =
        DatabaseSettings.at("jdbc:postgresql://127.0.0.1:" + port + "/x", null, null, directory);

    assertThatThrownBy(() -> Database.open(settings))
        .isInstanceOf(StoreSetupException.class)
        .hasMessageStartingWith(
            "PostgreSQL at jdbc:postgresql://127.0.0.1:" + port + "/x cannot be reached.");
  }

  @Test
  void a_user_who_may_not_make_tables_is_told_what_is_missing() throws Exception {
    DatabaseSettings fresh = Server.POSTGRESQL.fresh();
    String role = makeRole(fresh, "login");

    assertThatThrownBy(() -> Database.open(with(fresh, role, "")))
        .isInstanceOf(StoreSetupException.class)
        .hasMessageContaining("may not make tables")
        .hasMessageContaining("grant it CREATE on the schema");
  }

  @Test
  void another_kind_of_database_is_refused_without_quoting_the_url() {
    DatabaseSettings settings =
        DatabaseSettings.at("postgres://me:hunter2@db/mtasts", null, null, directory);

    assertThatThrownBy(() -> Database.open(settings))
        .isInstanceOf(StoreSetupException.class)
        .hasMessageContaining("Write `jdbc:postgresql://HOST:PORT/DATABASE`")
        .hasMessageNotContaining("hunter2");
    assertThat(settings.toString()).doesNotContain("hunter2");
  }

  @Test
  void a_url_is_shown_without_what_it_holds_of_secrets() {
    for (String url :
        List.of(
            "jdbc:postgresql://me:hunter2@db:5432/mtasts",
            "jdbc:postgresql://db:5432/mtasts?user=me&password=hunter2")) {
      assertThat(DatabaseSettings.at(url, null, null, directory).where())
          .isEqualTo("jdbc:postgresql://db:5432/mtasts");
    }
  }

  @Test
  void a_data_directory_is_made_for_its_owner_alone() throws Exception {
    Path data = directory.resolve("made/for/it");

    Database.open(DatabaseSettings.in(data)).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
    assertThat(data.resolve("mtasts.mv.db")).exists();
  }

  @Test
  void a_data_directory_that_cannot_be_is_named() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThatThrownBy(() -> Database.open(DatabaseSettings.in(file.resolve("below"))))
        .isInstanceOf(StoreSetupException.class)
        .hasMessageContaining("`server.data-dir`");
    assertThatThrownBy(() -> Database.open(DatabaseSettings.in(directory.resolve("a;INIT=x"))))
        .isInstanceOf(StoreSetupException.class)
        .hasMessageContaining("has a semicolon in its name");
  }

  @Test
  void a_file_that_is_no_database_is_not_overwritten() throws Exception {
    Path file = Files.writeString(directory.resolve("mtasts.mv.db"), "not a database".repeat(1000));

    assertThatThrownBy(() -> Database.open(DatabaseSettings.in(directory)))
        .isInstanceOf(StoreSetupException.class)
        .hasMessageContaining(directory.toString());
    assertThat(file).content().startsWith("not a database");
  }

  @Test
  void a_pool_of_one_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DatabaseSettings(null, directory, null, null, 1));
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void nothing_is_logged_as_wrong_when_all_is_well(Server server) throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try (Database database = Database.open(server.fresh());
        Store store =
            Store.of(
                database,
                Sealer.with(OpenStore.key('a')),
                Retention.usual(),
                OpenStore.QUICK,
                InstantSource.system())) {
      FakeWork work = new FakeWork();
      store.jobs().start(work);
      store.requests().accept(List.of(Samples.request(TestClock.BEGIN)), null);
      work.next();
    } finally {
      System.setErr(before);
    }

    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void commits_are_not_put_off() throws Exception {
    // The setting by which a commit is handed to the operating system before it returns; that it
    // does is seen when the process is killed.
    DatabaseSettings settings = DatabaseSettings.in(directory);
    try (Database database = Database.open(settings);
        Connection connection = database.shared().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select setting_value from information_schema.settings"
                    + " where setting_name = 'WRITE_DELAY'")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("0");
    }
  }
}
