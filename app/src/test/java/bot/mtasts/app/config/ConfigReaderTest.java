package bot.mtasts.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import bot.mtasts.app.Golden;
import bot.mtasts.app.config.ServiceConfig.OldKey;
import bot.mtasts.core.integration.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigReaderTest {
  private static final String SEALING_KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir private Path folder;

  /// @param yaml the file
  /// @param problems everything that is said about it
  record Bad(String why, String yaml, List<String> problems) {
    static Bad of(String why, String yaml, String... problems) {
      return new Bad(why, yaml, List.of(problems));
    }

    @Override
    public String toString() {
      return why;
    }
  }

  static Stream<Bad> files_with_faults() {
    return Stream.of(
        Bad.of(
            "a misspelt key",
            "network:\n  dns-server: 9.9.9.9\n",
            "mtasts.yaml:2: unknown key `network.dns-server`; did you mean `network.dns-servers`?"),
        Bad.of(
            "a key of no one we know",
            "colour: green\n",
            "mtasts.yaml:1: unknown key `colour`; the keys are listed by `./mtasts config`"),
        Bad.of(
            "a key in the wrong group",
            "probe-smtp: false\n",
            "mtasts.yaml:1: unknown key `probe-smtp`; did you mean `network.probe-smtp`?"),
        Bad.of(
            "a value where a group belongs",
            "network: 9.9.9.9\n",
            "mtasts.yaml:1: `network` is a group of keys, not a value"),
        Bad.of(
            "a duration without a unit",
            "limits:\n  check: 30\n",
            "mtasts.yaml:2: `limits.check`: `30` is not a duration such as `500ms`, `30s` or `2m`,"
                + " above zero (the unit is missing)"),
        Bad.of(
            "no time at all",
            "limits: {dns: 0s}\n",
            "mtasts.yaml:1: `limits.dns`: `0s` is not a duration such as `500ms`, `30s` or `2m`,"
                + " above zero"),
        Bad.of(
            "a port beyond the last",
            "network:\n  https-port: 65536\n",
            "mtasts.yaml:2: `network.https-port`: `65536` is not a port from 1 to 65535"),
        Bad.of(
            "a word for a flag",
            "network:\n  probe-smtp: yes\n",
            "mtasts.yaml:2: `network.probe-smtp`: `yes` is not `true` or `false`"),
        Bad.of(
            "an address that is no range",
            "network:\n  allow-cidrs: [10.0.0.0/8, 10.0.0.1]\n",
            "mtasts.yaml:2: `network.allow-cidrs`: `10.0.0.0/8,10.0.0.1` is not a list of CIDR"
                + " ranges, such as `10.0.0.0/8` or `fd00::/8` (`10.0.0.1` is none)"),
        Bad.of(
            "a port of a resolver that is none",
            "network:\n  dns-servers: 9.9.9.9:99999\n",
            "mtasts.yaml:2: `network.dns-servers`: `9.9.9.9:99999` is not a list of `host[:port]`,"
                + " such as `9.9.9.9`, `127.0.0.1:5353` or `[2620:fe::fe]:53` (`99999` is not a port"
                + " from 1 to 65535)"),
        Bad.of(
            "a list for one value",
            "limits:\n  check: [1s, 2s]\n",
            "mtasts.yaml:2: `limits.check` takes one value, not a list"),
        Bad.of(
            "a public URL with a path",
            "server:\n  public-url: https://example.com/mtasts\n",
            "mtasts.yaml:2: `server.public-url`: `https://example.com/mtasts` is not a URL without a"
                + " path, such as `https://mtasts.example.com`"),
        Bad.of(
            "an address that is none",
            "server: {host: 'http://x'}\n",
            "mtasts.yaml:1: `server.host`: `http://x` is not an address such as `127.0.0.1`,"
                + " `0.0.0.0` or `::1`, or a host name of this machine"),
        Bad.of(
            "a database that we do not speak",
            "database:\n  url: jdbc:mysql://db/mtasts\n",
            "mtasts.yaml:2: `database.url`: `jdbc:mysql://db/mtasts` is not a JDBC URL that begins"
                + " with `jdbc:postgresql:`"),
        Bad.of(
            "a password where it would be shown",
            "database:\n  url: jdbc:postgresql://db/mtasts?user=m&password=hunter2\n",
            "mtasts.yaml:2: database.url must not hold a password: set database.password or"
                + " MTASTS_DATABASE_PASSWORD"),
        Bad.of(
            "the same, as other programs write it",
            "database:\n  url: jdbc:postgresql://m:hunter2@db/mtasts\n",
            "mtasts.yaml:2: database.url must not hold a password: set database.password or"
                + " MTASTS_DATABASE_PASSWORD"),
        Bad.of(
            "a password for no database",
            "database:\n  password: hunter2\n",
            "mtasts.yaml:2: database.password is set without database.url: the database in the data"
                + " directory needs none"),
        Bad.of(
            "a sealing key that is too short, which is not repeated",
            "secrets:\n  key: aHVudGVyMg==\n",
            "mtasts.yaml:2: `secrets.key`: the value is not 32 octets in Base64 or hexadecimal,"
                + " such as `openssl rand -base64 32` prints"),
        Bad.of(
            "an old key with a slip in it, which is not repeated",
            "secrets:\n  old-keys: ['%s', aHVudGVyMg==]\n".formatted(SEALING_KEY),
            "mtasts.yaml:2: `secrets.old-keys`: the value is not a list of keys as in `secrets.key` or"
                + " files as in `secrets.key-file` (number 2 is neither a key nor a file that can be"
                + " read)"),
        Bad.of(
            "more shards than instances could share",
            "discord:\n  shards: 1001\n",
            "mtasts.yaml:2: `discord.shards`: `1001` is not a whole number from 0 to 1000"),
        Bad.of(
            "a server's name for its id",
            "discord:\n  development-guild: Model Town\n",
            "mtasts.yaml:2: `discord.development-guild`: `Model Town` is not a number of 15 to 20"
                + " digits"),
        Bad.of(
            "an API that is none",
            "discord:\n  api-url: discord.com/api\n",
            "mtasts.yaml:2: `discord.api-url`: `discord.com/api` is not a URL such as"
                + " `https://discord.com/api/v10/`"),
        Bad.of(
            "a signing key of the wrong kind",
            "callbacks:\n  signing-key: whsec_aHVudGVyMg==\n",
            "mtasts.yaml:2: `callbacks.signing-key`: the value is not `whsk_` and 64 octets in"
                + " Base64"),
        Bad.of(
            "a log for nobody",
            "log:\n  format: xml\n",
            "mtasts.yaml:2: `log.format`: `xml` is not one of `text`, `json`"),
        Bad.of(
            "no port to call back to",
            "callbacks:\n  ports: [443, 0]\n",
            "mtasts.yaml:2: `callbacks.ports`: `443,0` is not a list of ports from 1 to 65535, such"
                + " as `443` or `8443` (`0` is none)"),
        Bad.of(
            "a key twice",
            "limits:\n  check: 1s\nlimits.check: 2s\n",
            "mtasts.yaml:3: `limits.check` stands in line 2 already"),
        Bad.of(
            "several faults, all told at once",
            "limit:\n  check: 1s\nnetwork:\n  smtp-port: x\n",
            "mtasts.yaml:2: unknown key `limit.check`; did you mean `limits.check`?",
            "mtasts.yaml:4: `network.smtp-port`: `x` is not a port from 1 to 65535"),
        Bad.of(
            "a list of groups",
            "network:\n  dns-servers:\n    - a: b\n",
            "mtasts.yaml:3: a list may hold plain values only"),
        Bad.of(
            "not keys and values",
            "- a\n- b\n",
            "mtasts.yaml:1: expected keys and values such as `limits:`"));
  }

  @ParameterizedTest
  @MethodSource("files_with_faults")
  void a_fault_is_told_with_its_line_and_what_is_allowed(Bad row) throws IOException {
    Files.writeString(folder.resolve("mtasts.yaml"), row.yaml());
    assertThatThrownBy(() -> reader(Map.of()).read(null))
        .asInstanceOf(type(ConfigException.class))
        .extracting(ConfigException::problems)
        .isEqualTo(row.problems());
  }

  @Test
  void what_is_no_yaml_is_told_with_its_line() throws IOException {
    Files.writeString(folder.resolve("mtasts.yaml"), "limits:\n  check: \"30s\n");
    assertThatThrownBy(() -> reader(Map.of()).read(null))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("mtasts.yaml:")
        .hasMessageContaining("not YAML");
  }

  @Test
  void a_named_file_must_be_there() {
    assertThatThrownBy(() -> reader(Map.of()).read(Path.of("other.yaml")))
        .isInstanceOf(ConfigException.class)
        .hasMessage("other.yaml: there is no such file");
  }

  @Test
  void without_a_file_the_defaults_hold() throws Exception {
    AppConfig config = reader(Map.of()).read(null).config();
    assertThat(config.limits().check()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.network().ports().smtp()).isEqualTo(25);
    assertThat(config.network().dnsServers()).isEmpty();
    assertThat(config.network().probeSmtp()).isTrue();
  }

  @Test
  void an_empty_file_and_an_empty_group_change_nothing() throws Exception {
    for (String empty : List.of("", "\n# only a remark\n", "network:\n", "---\n")) {
      Files.writeString(folder.resolve("mtasts.yaml"), empty);
      if (empty.startsWith("network")) {
        assertThatThrownBy(() -> reader(Map.of()).read(null))
            .hasMessage("mtasts.yaml:1: `network` is empty");
      } else {
        assertThat(reader(Map.of()).read(null).config().limits().dns())
            .isEqualTo(Duration.ofSeconds(5));
      }
    }
  }

  @Test
  void every_form_of_a_value_is_read() throws Exception {
    Files.writeString(folder.resolve("ca.pem"), "a certificate");
    Files.writeString(
        folder.resolve("mtasts.yaml"),
        """
        network:
          dns-servers:
            - 9.9.9.9
            - "[2620:fe::fe]:5353"
            - 2620:fe::9
            - resolver.example.com:5300
          trust-ca: ca.pem
          allow-cidrs: 10.0.0.0/8, fd00::/8
          probe-smtp: false
          ehlo-name: probe.example.com
        limits.check: 2m
        limits:
          dns: 500ms
        """);
    AppConfig config = reader(Map.of()).read(null).config();
    assertThat(config.network().dnsServers())
        .containsExactly(
            new ServerAddress("9.9.9.9", 53),
            new ServerAddress("2620:fe::fe", 5353),
            new ServerAddress("2620:fe::9", 53),
            new ServerAddress("resolver.example.com", 5300));
    assertThat(config.network().trustCa()).contains(folder.resolve("ca.pem"));
    assertThat(config.network().allowCidrs()).containsExactly("10.0.0.0/8", "fd00::/8");
    assertThat(config.network().probeSmtp()).isFalse();
    assertThat(config.network().ehloName()).contains("probe.example.com");
    assertThat(config.limits().check()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.limits().dns()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void a_relative_path_starts_from_the_file_that_names_it() throws Exception {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Files.writeString(inner.resolve("ca.pem"), "a certificate");
    Files.writeString(inner.resolve("other.yaml"), "network: {trust-ca: ca.pem}\n");
    assertThat(reader(Map.of()).read(Path.of("inner/other.yaml")).config().network().trustCa())
        .contains(inner.resolve("ca.pem"));
  }

  @Test
  void a_file_that_is_missing_is_told() throws IOException {
    Files.writeString(folder.resolve("mtasts.yaml"), "network: {trust-ca: nowhere.pem}\n");
    assertThatThrownBy(() -> reader(Map.of()).read(null))
        .hasMessage(
            "mtasts.yaml:1: `network.trust-ca`: `nowhere.pem` is not a file that can be read (there"
                + " is no file "
                + folder.resolve("nowhere.pem")
                + ")");
  }

  @Test
  void the_environment_beats_the_file_and_the_origin_is_remembered() throws Exception {
    Files.writeString(folder.resolve("mtasts.yaml"), "limits:\n  check: 10s\n  dns: 1s\n");
    ConfigReader.Read read =
        reader(
                Map.of(
                    "MTASTS_LIMITS_CHECK",
                    "3s",
                    "MTASTS_NETWORK_ALLOW_CIDRS",
                    "10.0.0.0/8,127.0.0.0/8"))
            .read(null);
    assertThat(read.config().limits().check()).isEqualTo(Duration.ofSeconds(3));
    assertThat(read.config().network().allowCidrs()).containsExactly("10.0.0.0/8", "127.0.0.0/8");
    assertThat(read.settings().of(Keys.LIMIT_CHECK).origin()).isEqualTo("MTASTS_LIMITS_CHECK");
    assertThat(read.settings().of(Keys.LIMIT_DNS).origin()).isEqualTo("mtasts.yaml:3");
    assertThat(read.settings().of(Keys.LIMIT_SMTP).origin()).isEqualTo("default");
  }

  @Test
  void a_fault_in_the_environment_names_the_variable() {
    assertThatThrownBy(() -> reader(Map.of("MTASTS_NETWORK_SMTP_PORT", "smtp")).read(null))
        .hasMessage("MTASTS_NETWORK_SMTP_PORT: `smtp` is not a port from 1 to 65535");
  }

  @Test
  void an_empty_variable_counts_as_not_set() throws Exception {
    assertThat(
            reader(Map.of("MTASTS_NETWORK_SMTP_PORT", ""))
                .read(null)
                .config()
                .network()
                .ports()
                .smtp())
        .isEqualTo(25);
  }

  @Test
  void a_variable_that_looks_like_ours_and_is_none_is_warned_about() throws Exception {
    assertThat(
            reader(Map.of("MTASTS_NETWORK_DNS_SERVER", "x", "MTASTS_JAVA_HOME", "/x", "PATH", "/"))
                .read(null)
                .warnings())
        .containsExactly(
            "the environment variable MTASTS_NETWORK_DNS_SERVER is not one of ours and was ignored;"
                + " did you mean MTASTS_NETWORK_DNS_SERVERS?");
  }

  @Test
  void hostile_names_are_shown_harmless() throws IOException {
    Files.writeString(folder.resolve("mtasts.yaml"), "\"\\e[31mred\": 1\n");
    assertThatThrownBy(() -> reader(Map.of()).read(null))
        .hasMessage(
            "mtasts.yaml:1: unknown key `<U+001B>[31mred`; the keys are listed by `./mtasts config`");
  }

  @Test
  void a_key_file_that_others_can_read_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("seal.key"), "x");
    Files.writeString(folder.resolve("mtasts.yaml"), "secrets:\n  key-file: seal.key\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> reader(Map.of()).read(null))
        .hasMessage(
            "mtasts.yaml:2: `secrets.key-file`: `seal.key` is not a file that nobody but its owner"
                + " can read (others may read it: `chmod 600 "
                + file
                + "`)");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThatCode(() -> reader(Map.of()).read(null)).doesNotThrowAnyException();
  }

  @Test
  void two_keys_for_one_seal_are_one_too_many() throws IOException {
    Path file = Files.writeString(folder.resolve("seal.key"), "x");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Map<String, String> both =
        Map.of("MTASTS_SECRETS_KEY", SEALING_KEY, "MTASTS_SECRETS_KEY_FILE", "seal.key");
    assertThatThrownBy(() -> reader(both).read(null))
        .hasMessage(
            "secrets.key (MTASTS_SECRETS_KEY) and secrets.key-file (MTASTS_SECRETS_KEY_FILE) are both"
                + " set: leave one out, so that it is clear which key seals");
  }

  @Test
  void old_keys_are_written_out_or_lie_in_files_of_their_owner() throws Exception {
    Path file = Files.writeString(folder.resolve("old.key"), "x");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Map<String, String> both = Map.of("MTASTS_SECRETS_OLD_KEYS", SEALING_KEY + ", old.key");
    assertThatThrownBy(() -> reader(both).read(null))
        .hasMessage(
            "MTASTS_SECRETS_OLD_KEYS: the value is not a list of keys as in `secrets.key` or files as"
                + " in `secrets.key-file` (number 2 may be read by others: `chmod 600 "
                + file
                + "`)");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    ConfigReader.Read read = reader(both).read(null);

    assertThat(read.config().service().sealing().oldKeys())
        .containsExactly(new OldKey.Given(new Secret(SEALING_KEY)), new OldKey.InFile(file));
    assertThat(read + " " + read.settings().all()).doesNotContain(SEALING_KEY);
  }

  @Test
  void nothing_that_is_read_shows_a_secret() throws Exception {
    ConfigReader.Read read =
        reader(
                Map.of(
                    "MTASTS_SECRETS_KEY",
                    SEALING_KEY,
                    "MTASTS_DATABASE_URL",
                    "jdbc:postgresql://db/mtasts",
                    "MTASTS_DATABASE_PASSWORD",
                    "hunter2"))
            .read(null);
    assertThat(read.config().service().database().password()).hasValue(new Secret("hunter2"));
    assertThat(read + " " + read.settings().all())
        .doesNotContain("hunter2")
        .doesNotContain(SEALING_KEY);
  }

  @Test
  void no_two_keys_share_a_variable_and_every_path_is_in_kebab_case() {
    assertThat(Keys.ALL).extracting(Key::variable).doesNotHaveDuplicates();
    assertThat(Keys.ALL)
        .extracting(Key::path)
        .allMatch(path -> path.matches("[a-z]+(\\.[a-z0-9]+(-[a-z0-9]+)*)+"));
  }

  @Test
  void the_page_of_the_documentation_is_the_table() throws IOException {
    Golden.holdFile(Path.of("../docs/configuration.md"), ConfigurationPage.markdown());
  }

  @Test
  void a_secret_is_never_shown() {
    Key<String> secret = new Key<>("x.token", Kind.HOST, "", "", "A token.", true);
    assertThat(new Setting<>(secret, "abc", "abc", "default").shown()).isEqualTo("********");
  }

  private ConfigReader reader(Map<String, String> environment) {
    return new ConfigReader(folder, environment);
  }
}
