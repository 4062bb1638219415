package bot.mtasts.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.mtasts.app.config.ConfigException;
import bot.mtasts.app.config.ConfigReader;
import bot.mtasts.core.integration.Secret;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));
  private static final Secret TOKEN = new Secret("xoxb-1");
  private static final String NEW_KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir private Path folder;

  private Kept open(Map<String, String> environment) throws Exception {
    return Kept.open(
        folder, new ConfigReader(folder, environment).read(null).config().service(), CLOCK);
  }

  @Test
  void the_key_that_seals_is_changed_and_the_former_one_given_up() throws Exception {
    try (Kept kept = open(Map.of())) {
      kept.store().vault().keep("tokens", "T1", TOKEN, null);
    }

    Map<String, String> newKeyAlone = Map.of("MTASTS_SECRETS_KEY", NEW_KEY);
    assertThatThrownBy(() -> open(newKeyAlone))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("add it to `secrets.old-keys`");

    try (Kept kept =
        open(Map.of("MTASTS_SECRETS_KEY", NEW_KEY, "MTASTS_SECRETS_OLD_KEYS", "sealing.key"))) {
      assertThat(kept.store().vault().find("tokens", "T1")).contains(TOKEN);
    }

    try (Kept kept = open(newKeyAlone)) {
      assertThat(kept.store().vault().find("tokens", "T1")).contains(TOKEN);
    }
  }

  @Test
  void an_old_key_may_be_written_out() throws Exception {
    try (Kept kept = open(Map.of("MTASTS_SECRETS_KEY", NEW_KEY))) {
      kept.store().vault().keep("tokens", "T1", TOKEN, null);
    }

    try (Kept kept = open(Map.of("MTASTS_SECRETS_OLD_KEYS", NEW_KEY))) {
      assertThat(kept.store().vault().find("tokens", "T1")).contains(TOKEN);
    }
  }
}
