package bot.mtasts.discord.in;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.store.Leases;
import bot.mtasts.core.store.StoreException;
import bot.mtasts.core.store.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.requests.restaction.CommandListUpdateAction;
import net.dv8tion.jda.api.utils.data.DataArray;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells Discord which commands there are, and only when they are not those that it was told of
/// last: it takes 200 new ones in a day, and people's clients load the list anew each time.
final class CommandRegistration {
  static final String KIND = "discord-commands";

  private static final Logger log = LoggerFactory.getLogger(CommandRegistration.class);
  private static final String EVERYWHERE = "everywhere";
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final JsonMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final List<CommandData> commands;
  private final @Nullable String developmentGuild;
  private final Vault vault;
  private final Leases leases;
  private final String instance;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable String trouble;

  /// @param developmentGuild where they are registered; null: everywhere
  /// @param vault remembers what was registered
  /// @param leases see to it that one instance registers
  CommandRegistration(
      List<CommandData> commands,
      @Nullable String developmentGuild,
      Vault vault,
      Leases leases,
      String instance) {
    this.commands = commands;
    this.developmentGuild = developmentGuild;
    this.vault = vault;
    this.leases = leases;
    this.instance = instance;
  }

  /// How an attempt came out.
  private enum Attempt {
    DONE,
    LATER
  }

  /// Registers what is to be registered, however many attempts that takes. Blocks.
  ///
  /// @param connected the shards that are connected just then
  /// @throws InterruptedException if the caller's thread is interrupted
  void run(Supplier<List<JDA>> connected) throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    while (attempt(connected.get()) == Attempt.LATER) {
      if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
  }

  /// Makes no more attempts.
  void close() {
    closed.countDown();
  }

  /// Why the commands are not registered, a sentence for people; empty when they are, or nobody has
  /// tried yet.
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  private Attempt attempt(List<JDA> shards) throws InterruptedException {
    if (shards.isEmpty()) {
      return Attempt.LATER;
    }
    String application = shards.getFirst().getSelfUser().getApplicationId();
    String key = application + "/" + (developmentGuild == null ? EVERYWHERE : developmentGuild);
    String lease = KIND + "-" + application;
    try {
      if (isCurrent(key)) {
        return Attempt.DONE;
      }
      if (!leases.hold(lease, instance, LEASE)) {
        // Another instance is at it. If it does not finish, the lease will be free.
        return Attempt.LATER;
      }
      try {
        return isCurrent(key) ? Attempt.DONE : register(shards, application, key);
      } finally {
        leases.release(lease, instance);
      }
    } catch (StoreException e) {
      log.atWarn().setCause(e).addKeyValue("outcome", "not kept").log("discord commands");
      return Attempt.LATER;
    }
  }

  private boolean isCurrent(String key) {
    boolean current =
        vault.find(KIND, key).map(Secret::reveal).filter(fingerprint()::equals).isPresent();
    if (current) {
      trouble = null;
    }
    return current;
  }

  private Attempt register(List<JDA> shards, String application, String key)
      throws InterruptedException {
    Optional<CommandListUpdateAction> update = update(shards);
    if (update.isEmpty()) {
      return failed(
          "discord.development-guild: the bot is not in that server, or it is on a shard that"
              + " another instance is connected as");
    }
    try {
      var _ =
          update
              .get()
              .addCommands(commands)
              .submit()
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return failed("Discord did not take the commands: " + inWords(e.getCause()));
    } catch (TimeoutException _) {
      return failed("Discord did not take the commands within " + PATIENCE.toSeconds() + " s");
    }
    forgetOthers(application, key);
    vault.keep(KIND, key, new Secret(fingerprint()), null);
    trouble = null;
    log.atInfo().addKeyValue("outcome", "registered").log("discord commands");
    return Attempt.DONE;
  }

  // What is left in other places people may take away by hand, and then want it there again.
  private void forgetOthers(String application, String key) {
    vault.keys(KIND).stream()
        .filter(other -> other.startsWith(application + "/") && !other.equals(key))
        .forEach(other -> vault.remove(KIND, other));
  }

  private static String inWords(@Nullable Throwable refusal) {
    return refusal instanceof ErrorResponseException answered
        ? "%s (%d)".formatted(answered.getMeaning(), answered.getErrorCode())
        : String.valueOf(refusal);
  }

  private Attempt failed(String words) {
    trouble = words + ".";
    log.atWarn().addKeyValue("outcome", words).log("discord commands");
    return Attempt.LATER;
  }

  private Optional<CommandListUpdateAction> update(List<JDA> shards) {
    String guild = developmentGuild;
    return guild == null
        ? Optional.of(shards.getFirst().updateCommands())
        : shards.stream()
            .flatMap(shard -> Optional.ofNullable(shard.getGuildById(guild)).stream())
            .map(Guild::updateCommands)
            .findFirst();
  }

  /// What changes when a command does. Not the order of a member's fields, which JDA leaves to
  /// chance.
  String fingerprint() {
    try {
      Object plain = SORTED.readValue(DataArray.fromCollection(commands).toString(), Object.class);
      return ByteString.of(SORTED.writeValueAsString(plain).getBytes(UTF_8)).sha256().hex();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("JDA wrote JSON that is none", e);
    }
  }
}
