package bot.mtasts.discord.in;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.contract.HeardDialogue.Heard;
import bot.mtasts.lab.discord.Channel;
import bot.mtasts.lab.discord.DiscordPerson;
import bot.mtasts.lab.discord.FakeDiscord;
import bot.mtasts.lab.discord.FakeDiscordSettings;
import bot.mtasts.lab.discord.Fault;
import bot.mtasts.lab.discord.Interaction;
import bot.mtasts.lab.discord.Message;
import bot.mtasts.lab.discord.Route;
import bot.mtasts.lab.discord.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Everything is acknowledged at once, done once, and answered, whatever befalls the connection.
class AcknowledgingTest {
  private static final Map<String, String> EXAMPLE = Map.of("domain", "example.com");
  private static final String COMMAND = "mtasts";

  static final List<Fault> LOST =
      List.of(new Fault.AnswerLost(), new Fault.Drops(), new Fault.BadGateway());

  /// A Discord with a person in a channel.
  private record World(FakeDiscord discord, Channel mail, DiscordPerson ada)
      implements AutoCloseable {
    static World of(FakeDiscordSettings settings) {
      FakeDiscord discord = FakeDiscord.start(settings);
      return new World(discord, discord.guild("Ops").channel("mail"), discord.person("ada"));
    }

    Interaction asks() {
      return ada.uses(mail, COMMAND, EXAMPLE);
    }

    @Override
    public void close() {
      discord.close();
    }
  }

  @ParameterizedTest
  @FieldSource("LOST")
  void an_acknowledgement_whose_answer_was_lost_is_followed_by_the_answer(Fault fault)
      throws InterruptedException {
    try (World world = World.of(OurBot.quick());
        OurBot bot = OurBot.on(world.discord())) {
      if (fault instanceof Fault.AnswerLost) {
        // That it was taken shows when it is sent again.
        world.discord().expectBroken(Rule.ACK_ONCE);
      }
      world.discord().fail(Route.CALLBACK, fault);

      Message answer = world.asks().awaitWords(OurBot.HEARD);

      assertThat(world.discord().messages(world.mail(), world.ada())).containsExactly(answer);
      bot.dialogue.next();
      assertThat(bot.dialogue.untaken()).isEmpty();
    }
  }

  @Test
  void what_discord_did_not_wait_for_is_not_done() throws InterruptedException {
    try (World world = World.of(OurBot.quick().withCallbackLimit(Duration.ZERO));
        OurBot bot = OurBot.on(world.discord())) {
      world.discord().expectBroken(Rule.ACK_IN_TIME);

      world.asks();
      world.discord().awaitCall(call -> call.route() == Route.CALLBACK && call.status() == 404);
      bot.incoming.stopTaking();

      assertThat(bot.dialogue.untaken()).isEmpty();
      assertThat(bot.places).isEmpty();
    }
  }

  @Test
  void what_two_instances_hear_is_done_once() throws InterruptedException {
    try (World world = World.of(OurBot.quick());
        OurBot one = OurBot.on(world.discord());
        OurBot two = OurBot.idle(world.discord(), OurBot.Kept.anew(), "two", null)) {
      world.discord().expectBroken(Rule.SHARD_CONNECTED_ONCE).expectBroken(Rule.ACK_ONCE);
      two.incoming.open();

      Interaction asked = world.asks();
      asked.awaitWords(OurBot.HEARD);
      world.discord().awaitCall(call -> call.route() == Route.CALLBACK && call.status() == 400);
      one.incoming.stopTaking();
      two.incoming.stopTaking();

      List<Heard> heard = new ArrayList<>(one.dialogue.untaken());
      heard.addAll(two.dialogue.untaken());
      assertThat(heard).hasSize(1);
      assertThat(asked.messages()).hasSize(1);
    }
  }

  @Test
  void what_is_told_twice_is_done_once() throws InterruptedException {
    try (World world = World.of(OurBot.quick());
        OurBot bot = OurBot.on(world.discord())) {
      CountDownLatch twice = new CountDownLatch(1);
      bot.jda.addEventListener(
          new ListenerAdapter() {
            @Override
            public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
              bot.incoming.onSlashCommandInteraction(event);
              twice.countDown();
            }
          });

      Interaction asked = world.asks();
      asked.awaitWords(OurBot.HEARD);
      twice.await();
      bot.incoming.stopTaking();

      bot.dialogue.next();
      assertThat(bot.dialogue.untaken()).isEmpty();
      assertThat(asked.messages()).hasSize(1);
      assertThat(world.discord().calls(Route.CALLBACK)).hasSize(1);
    }
  }

  @Test
  void what_was_heard_long_ago_is_forgotten() {
    Familiar familiar = new Familiar();

    assertThat(familiar.isNew(1)).isTrue();
    assertThat(familiar.isNew(1)).isFalse();
    for (long id = 2; id <= 10_001; id++) {
      assertThat(familiar.isNew(id)).isTrue();
    }
    assertThat(familiar.isNew(10_001)).isFalse();
    assertThat(familiar.isNew(1)).as("there was room for ten thousand").isTrue();
  }

  @Test
  void a_connection_that_breaks_in_the_middle_changes_nothing() throws InterruptedException {
    try (World world = World.of(OurBot.quick());
        OurBot bot = OurBot.on(world.discord())) {
      CountDownLatch broken = new CountDownLatch(1);
      bot.dialogue.does(sink -> {
        broken.await();
        OurBot.says(OurBot.HEARD).run(sink);
      });
      Interaction before = world.asks();
      bot.dialogue.next();
      world.discord().gateway().drop(0);
      Interaction meanwhile = world.asks();
      world.discord().gateway().awaitResumed(0, 1);
      broken.countDown();

      before.awaitWords(OurBot.HEARD);
      meanwhile.awaitWords(OurBot.HEARD);

      bot.dialogue.next();
      assertThat(bot.dialogue.untaken()).isEmpty();
      assertThat(world.discord().messages(world.mail(), world.ada())).hasSize(2);
    }
  }

  @Test
  void two_hundred_at_once_are_all_acknowledged_and_answered() throws InterruptedException {
    try (World world = World.of(OurBot.quick().withGlobalLimit(1_000));
        OurBot bot = OurBot.on(world.discord())) {
      bot.dialogue.does(_ -> {});

      List<Interaction> asked = IntStream.range(0, 200).mapToObj(_ -> world.asks()).toList();

      assertThat(asked)
          .allSatisfy(each -> assertThat(each.awaitAck().took()).isLessThan(Duration.ofSeconds(3)));
      for (int i = 0; i < asked.size(); i++) {
        bot.dialogue.next();
      }
      assertThat(bot.dialogue.untaken()).isEmpty();
    }
  }
}
