package bot.mtasts.discord.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.discord.OurDialogue;
import bot.mtasts.lab.discord.FakeDiscord;
import bot.mtasts.lab.discord.Fault;
import bot.mtasts.lab.discord.Guild;
import bot.mtasts.lab.discord.Route;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Discord is told of our commands when they have changed, and not otherwise.
class CommandRegistrationTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final FakeDiscord discord = FakeDiscord.start(OurBot.quick());
  private final Guild workshop = discord.guild("Workshop");
  private final OurBot.Kept kept = OurBot.Kept.anew();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private OurBot bot;

  @BeforeEach
  void connect() throws InterruptedException {
    bot = OurBot.idle(discord, kept, "one", null);
  }

  @AfterEach
  void the_rules_were_kept() {
    threads.shutdownNow();
    bot.close();
    discord.close();
  }

  private CommandRegistration of(String instance, @Nullable String developmentGuild) {
    return of(all(), instance, developmentGuild);
  }

  private CommandRegistration of(
      List<CommandData> commands, String instance, @Nullable String developmentGuild) {
    return new CommandRegistration(
        commands, developmentGuild, kept.vault(), kept.leases(), instance);
  }

  private static List<CommandData> all() {
    return CommandDefinitions.of(new Slash(OurDialogue.real().specs()));
  }

  private Future<Void> running(CommandRegistration registration) {
    Callable<Void> run =
        () -> {
          registration.run(() -> List.of(bot.jda));
          return null;
        };
    return threads.submit(run);
  }

  private void run(CommandRegistration registration) throws Exception {
    running(registration).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void what_was_registered_is_not_registered_again() throws Exception {
    run(of("one", null));
    run(of("one", null));
    run(of("two", null));

    assertThat(discord.commandPuts()).isEqualTo(1);
    assertThat(discord.commands()).hasSize(5);
  }

  @Test
  void what_has_changed_is_registered() throws Exception {
    run(of(all().subList(0, 3), "one", null));
    run(of("one", null));

    assertThat(discord.commandPuts()).isEqualTo(2);
    assertThat(discord.commands()).hasSize(5);
  }

  @Test
  void the_same_definition_has_the_same_fingerprint() {
    assertThat(of("one", null).fingerprint())
        .isEqualTo(of("two", workshop.id()).fingerprint())
        .isNotEqualTo(of(all().subList(0, 4), "one", null).fingerprint());
  }

  @Test
  void one_of_several_instances_registers() throws Exception {
    Future<Void> one = running(of("one", null));
    Future<Void> two = running(of("two", null));

    one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    two.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

    assertThat(discord.commandPuts()).isEqualTo(1);
  }

  @Test
  void in_development_one_server_has_them_at_once() throws Exception {
    run(of("one", workshop.id()));
    run(of("one", workshop.id()));

    assertThat(discord.commands(workshop)).hasSize(5);
    assertThat(discord.commands()).isEmpty();
    assertThat(discord.calls(Route.PUT_GUILD_COMMANDS)).hasSize(1);
  }

  @Test
  void what_was_left_somewhere_else_may_have_been_taken_away_since() throws Exception {
    run(of("one", workshop.id()));
    run(of("one", null));
    run(of("one", workshop.id()));

    assertThat(discord.calls(Route.PUT_GUILD_COMMANDS)).hasSize(2);
  }

  @Test
  void a_refusal_is_told_and_tried_again() throws Exception {
    discord.fail(Route.PUT_COMMANDS, new Fault.Refused(403, 50001, "Missing Access"));
    CommandRegistration registration = of("one", null);
    Future<Void> running = running(registration);

    await().atMost(PATIENCE).until(() -> registration.trouble().isPresent());
    assertThat(registration.trouble())
        .hasValue("Discord did not take the commands: Missing Access (50001).");
    running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

    assertThat(registration.trouble()).isEmpty();
    assertThat(discord.commands()).hasSize(5);
  }

  @Test
  void a_store_that_is_away_is_waited_for() throws Exception {
    kept.vault().setWritable(false);
    Future<Void> running = running(of("one", null));
    discord.awaitCommand("mtasts");
    assertThat(running.isDone()).isFalse();

    kept.vault().setWritable(true);
    running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

    assertThat(kept.vault().find(CommandRegistration.KIND, discord.applicationId() + "/everywhere"))
        .map(Secret::reveal)
        .hasValue(of("one", null).fingerprint());
  }

  @Test
  void a_server_that_the_bot_is_not_in_is_told() {
    CommandRegistration registration = of("one", discord.foreignGuild("Elsewhere").id());
    var _ = running(registration);

    await().atMost(PATIENCE).until(() -> registration.trouble().isPresent());

    assertThat(registration.trouble().orElseThrow())
        .startsWith("discord.development-guild: the bot is not in that server");
    registration.close();
    assertThat(discord.commandPuts()).isZero();
  }
}
