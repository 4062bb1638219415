package bot.mtasts.lab.discord;

import static bot.mtasts.lab.discord.LabBot.quiet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Activity;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.GuildUnavailableEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.Compression;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The real JDA finds here what it finds at Discord, and takes its accidents as it takes Discord's.
final class JdaTest {
  private static final Map<String, String> EXAMPLE = Map.of("domain", "example.com");

  private final FakeDiscord discord =
      FakeDiscord.start(
          FakeDiscordSettings.usual()
              .withIdentifyPace(1, Duration.ZERO)
              .withPatience(Duration.ofSeconds(30)));
  private final Guild guild = discord.guild("Ops");
  private final Channel channel = guild.channel("mail");
  private final DiscordPerson ada = discord.person("ada");
  private final DiscordPerson bob = discord.person("bob");

  @AfterEach
  void the_rules_were_kept() {
    discord.close();
  }

  private static JDA ready(Jda jda) throws InterruptedException {
    JDA shard = jda.ready();
    shard.updateCommands().addCommands(LabBot.commands()).complete();
    return shard;
  }

  private static TextChannel room(JDA shard, Channel channel) {
    return Objects.requireNonNull(shard.getTextChannelById(channel.id()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"NONE", "ZLIB"})
  void a_command_is_deferred_and_its_answer_edited(Compression compression) throws Exception {
    try (var jda =
        Jda.with(
            discord,
            builder -> builder.setCompression(compression).addEventListeners(new LabBot()))) {
      ready(jda);
      Interaction asked = ada.uses(channel, "mtasts", EXAMPLE);

      Message answer = asked.awaitWords("protected");

      assertThat(asked.awaitAck().type()).isEqualTo(5);
      assertThat(answer.componentsV2()).isTrue();
      assertThat(answer.customIds()).containsExactly("again:example.com", "fix", "explain");
      assertThat(answer.earlier())
          .extracting(Message.Version::words)
          .containsExactly("Checking example.com");
      assertThat(discord.messages(channel)).containsExactly(answer);
    }
  }

  @Test
  void everything_on_an_answer_works_for_other_people() throws Exception {
    try (var jda = Jda.on(discord, new LabBot())) {
      ready(jda);
      Message answer = ada.uses(channel, "mtasts", EXAMPLE).awaitWords("protected");

      Message again = bob.presses(answer, "again:example.com").awaitWords("com again is");
      assertThat(again.id()).isEqualTo(answer.id());
      Message fix = bob.presses(answer, "fix").awaitWords("Ask bob's host");
      assertThat(fix.reader()).isEqualTo(bob.id());
      bob.chooses(answer, "explain", "mx_no_ipv6").awaitWords("mx_no_ipv6 means this");
      assertThat(discord.messages(channel)).hasSize(1);
    }
  }

  @Test
  void suggestions_forms_and_context_menus_work() throws Exception {
    try (var jda = Jda.on(discord, new LabBot())) {
      ready(jda);
      assertThat(ada.types(channel, "mtasts", Map.of(), "domain", "exa").awaitChoices())
          .extracting(Interaction.Choice::name)
          .containsExactly("example.com");

      Modal form = ada.uses(channel, "mtasts-validate", Map.of()).awaitModal();
      ada.submits(form, Map.of("policy", "version: STSv1")).awaitWords("pasted version: STSv1");

      Message hers = bob.says(channel, "is a.test safe?");
      Message read =
          ada.usesOn(hers, "Check domains in this message").awaitWords("read is a.test safe?");
      assertThat(read.reader()).isEqualTo(ada.id());
    }
  }

  @Test
  void the_app_works_wherever_people_take_it() throws Exception {
    ada.installsApp();
    var elsewhere = discord.foreignGuild("Elsewhere").channel("mail");
    var thread = channel.thread("incident");
    try (var jda = Jda.on(discord, new LabBot())) {
      ready(jda);
      for (Channel place :
          List.of(
              thread,
              ada.directMessages(),
              elsewhere,
              discord.privateChannel(ada, bob),
              discord.privateChannel(ada, bob, discord.person("eve")))) {
        Message answer = ada.uses(place, "mtasts", EXAMPLE).awaitWords("protected");
        assertThat(answer.channel()).isEqualTo(place.id());
        ada.presses(answer, "again:example.com").awaitWords("again is protected");
      }
    }
  }

  @Test
  void what_happens_while_a_connection_is_broken_is_not_lost() throws Exception {
    try (var jda = Jda.on(discord, new LabBot())) {
      ready(jda);
      discord.gateway().drop(0);
      Interaction asked = ada.uses(channel, "mtasts", EXAMPLE);

      discord.gateway().awaitResumed(0, 1);
      asked.awaitWords("protected");
      discord.gateway().askToReconnect(0);
      discord.gateway().awaitResumed(0, 2);
      discord.gateway().close(0, 4000);
      discord.gateway().awaitResumed(0, 3);

      assertThat(discord.gateway().identifies()).isEqualTo(1);
      assertThat(discord.interactions()).hasSize(1);
    }
  }

  @Test
  void a_session_that_cannot_be_resumed_begins_anew() throws Exception {
    var recreated = new CountDownLatch(1);
    var watcher =
        new ListenerAdapter() {
          @Override
          public void onSessionRecreate(SessionRecreateEvent event) {
            recreated.countDown();
          }
        };
    try (var jda = Jda.on(discord, new LabBot(), watcher)) {
      ready(jda);
      discord.gateway().invalidate(0, false);

      assertThat(recreated.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(discord.gateway().identifies()).isEqualTo(2);
      ada.uses(channel, "mtasts", EXAMPLE).awaitWords("protected");
    }
  }

  @Test
  void a_zombie_is_left_behind() throws Exception {
    try (var lively =
        FakeDiscord.start(
            FakeDiscordSettings.usual()
                .withHeartbeat(Duration.ofMillis(300))
                .withPatience(Duration.ofSeconds(30)))) {
      try (var jda = Jda.on(lively, new LabBot())) {
        ready(jda);
        lively.gateway().freeze(0);
        lively.gateway().awaitResumed(0, 1);
        assertThat(lively.gateway().identifies()).isEqualTo(1);
      }
    }
  }

  @Test
  void posts_and_edits_under_a_limit_arrive_in_the_end() throws Exception {
    try (var jda = Jda.on(discord)) {
      var room = room(ready(jda), channel);
      discord.fail(Route.CREATE_MESSAGE, new Fault.Limited(Duration.ofMillis(100), false));

      quiet(room.sendMessage("news")).complete();

      assertThat(discord.messages(channel)).extracting(Message::words).containsExactly("news");
      assertThat(discord.limited()).hasSize(1);
      assertThat(discord.calls(Route.CREATE_MESSAGE)).hasSize(2);
    }
  }

  @Test
  void a_lost_answer_does_not_make_two_messages() throws Exception {
    try (var jda = Jda.on(discord)) {
      var room = room(ready(jda), channel);
      discord.fail(Route.CREATE_MESSAGE, new Fault.AnswerLost());
      var message = quiet(room.sendMessage("news")).setNonce("17");

      var first = message.submit().handle((done, error) -> error == null ? "sent" : "failed");
      quiet(room.sendMessage("news")).setNonce("17").complete();

      assertThat(first.get(30, TimeUnit.SECONDS)).isIn("sent", "failed");
      assertThat(discord.messages(channel)).hasSize(1);
    }
  }

  @Test
  void refusals_arrive_with_their_codes() throws Exception {
    Channel doomed = guild.channel("doomed");
    Channel closed = channel.thread("closed").lock();
    Channel silent = guild.channel("silent").deny(Permission.SEND_MESSAGES);
    try (var jda = Jda.on(discord)) {
      JDA shard = ready(jda);
      var room = room(shard, doomed);
      var thread = shard.getThreadChannelById(closed.id());
      var mute = room(shard, silent);
      doomed.remove();

      assertThatThrownBy(() -> quiet(room.sendMessage("a")).complete())
          .isInstanceOfSatisfying(
              ErrorResponseException.class,
              e -> assertThat(e.getErrorResponse()).isEqualTo(ErrorResponse.UNKNOWN_CHANNEL));
      assertThat(thread).as("JDA keeps no archived threads that were locked").isNotNull();
      assertThatThrownBy(() -> quiet(mute.sendMessage("a")))
          .isInstanceOf(InsufficientPermissionException.class);
    }
  }

  @Test
  void leaving_and_outages_are_told_apart() throws Exception {
    var left = new CountDownLatch(1);
    var down = new CountDownLatch(1);
    Guild shaky = discord.guild("Shaky");
    var watcher =
        new ListenerAdapter() {
          @Override
          public void onGuildLeave(GuildLeaveEvent event) {
            left.countDown();
          }

          @Override
          public void onGuildUnavailable(GuildUnavailableEvent event) {
            down.countDown();
          }
        };
    try (var jda = Jda.on(discord, watcher)) {
      ready(jda);
      shaky.goDown();
      assertThat(down.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(left.getCount()).isEqualTo(1);
      guild.removeBot();
      assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void presence_and_shards_are_seen() throws Exception {
    try (var two = FakeDiscord.start(FakeDiscordSettings.usual().withShards(2))) {
      try (var jda =
          Jda.with(two, builder -> builder.setActivity(Activity.watching("7 domains")))) {
        two.gateway().awaitShard(0);
        Gateway.Shard one = two.gateway().awaitShard(1);
        jda.ready();

        assertThat(one.of()).isEqualTo(2);
        assertThat(one.presence().at("/activities/0/name").asText()).isEqualTo("7 domains");
      }
    }
  }
}
