package bot.mtasts.discord;

import bot.mtasts.core.command.ChatPlatform;
import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.command.Heed;
import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.contract.ChatDriver;
import bot.mtasts.core.command.contract.Seen;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.service.MemoryLeases;
import bot.mtasts.core.service.MemoryVault;
import bot.mtasts.core.service.MovedClock;
import bot.mtasts.discord.components.CustomIds;
import bot.mtasts.lab.discord.Channel;
import bot.mtasts.lab.discord.DiscordPerson;
import bot.mtasts.lab.discord.FakeDiscord;
import bot.mtasts.lab.discord.FakeDiscordSettings;
import bot.mtasts.lab.discord.Guild;
import bot.mtasts.lab.discord.Interaction;
import bot.mtasts.lab.discord.Message;
import bot.mtasts.lab.discord.Modal;
import bot.mtasts.lab.discord.Permission;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// People in front of the lab's Discord, which the whole of our Discord is connected to. When it is
/// closed, the lab has its say too: whether Discord's limits were kept.
final class DiscordDriver implements ChatDriver {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PRIVATE = "private ";
  private static final String EXPLAIN = "explain ";

  private final FakeDiscord discord =
      FakeDiscord.start(
          FakeDiscordSettings.usual().withIdentifyPace(1, Duration.ZERO).withPatience(PATIENCE));
  private final Guild guild = discord.guild("Ops");
  private final Channel ops = guild.channel("ops");
  private final MovedClock storesTime = new MovedClock(Instant.now());
  private final MemoryLeases leases = new MemoryLeases(storesTime);
  private final MemoryVault vault = new MemoryVault(storesTime);
  private final Set<String> submitted = new HashSet<>();

  /// The lab's Discord.
  FakeDiscord discord() {
    return discord;
  }

  @Override
  public ChatPlatform connect(Dialogue dialogue) {
    // A process is not back so soon that it would have to wait for its turn to IDENTIFY.
    storesTime.pass(Duration.ofMinutes(1));
    DiscordPlatform platform =
        DiscordPlatform.connect(
            new DiscordSettings(
                new Secret(discord.token()), URI.create(discord.restUrl()), 0, null, false),
            new DiscordPlatform.Parts(
                dialogue,
                new DiscordPlatform.Keeping(vault, leases, "one", (_, _) -> {}),
                ReportPages.NONE,
                Heed.NONE,
                InstantSource.system()));
    discord.awaitCommand("mtasts");
    Awaitility.await().atMost(PATIENCE).until(() -> platform.notReady().isEmpty());
    return platform;
  }

  @Override
  public Destination channel() {
    return new Destination.DiscordChannel(ops.id());
  }

  @Override
  public Destination closedChannel() {
    return new Destination.DiscordChannel(
        guild.channel("closed").deny(Permission.VIEW_CHANNEL).id());
  }

  @Override
  public void types(String person, String text) {
    acknowledged(used(person(person), text));
  }

  /// What somebody does here who would type that elsewhere.
  private Interaction used(DiscordPerson who, String text) {
    if (text.isEmpty()) {
      return who.uses(ops, "mtasts-help", Map.of());
    }
    if (text.equals("validate")) {
      return who.uses(ops, "mtasts-validate", Map.of());
    }
    if (text.startsWith(EXPLAIN)) {
      return who.uses(ops, "mtasts-explain", Map.of("finding", text.substring(EXPLAIN.length())));
    }
    if (text.startsWith(PRIVATE)) {
      return who.uses(
          ops, "mtasts", Map.of("domain", text.substring(PRIVATE.length()), "private", true));
    }
    return who.uses(ops, "mtasts", Map.of("domain", text));
  }

  /// We do not read messages; what comes nearest is the menu of one that somebody else wrote.
  @Override
  public void mentions(String person, String text) {
    Message said = person(person.equals(ALICE) ? BOB : ALICE).says(ops, text);
    acknowledged(person(person).usesOn(said, "Check domains in this message"));
  }

  @Override
  public void presses(String person, Seen message, Press button) {
    DiscordPerson who = person(person);
    DiscordSight sight =
        sights(who)
            .filter(each -> each.seen().id().equals(message.id()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(person + " does not see " + message));
    acknowledged(sight.pressedBy(who, button));
  }

  @Override
  public Rerun othersRerun() {
    return Rerun.FOR_THE_PRESSER;
  }

  @Override
  public void submits(String person, Seen form, String text) {
    DiscordPerson who = person(person);
    Modal modal =
        forms(who)
            .filter(each -> each.opener().id().equals(form.id()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(person + " does not see " + form));
    submitted.add(form.id());
    acknowledged(who.submits(modal, Map.of(CustomIds.FIELD, text)));
  }

  private static void acknowledged(Interaction interaction) {
    var _ = interaction.awaitAck();
  }

  @Override
  public List<Seen> seenBy(String person) {
    DiscordPerson who = person(person);
    return Stream.concat(
            sights(who).map(DiscordSight::seen), forms(who).map(modal -> DiscordSight.of(modal)))
        .toList();
  }

  /// What is said to somebody directly counts too: it would be a second answer. That the bot thinks
  /// is nothing said.
  private Stream<DiscordSight> sights(DiscordPerson who) {
    return Stream.of(ops, who.directMessages())
        .flatMap(channel -> discord.messages(channel, who).stream())
        .filter(message -> message.byApp() && !message.loading())
        .map(DiscordSight::of);
  }

  private Stream<Modal> forms(DiscordPerson who) {
    return discord.interactions().stream()
        .filter(interaction -> interaction.person().equals(who))
        .flatMap(interaction -> interaction.modal().stream())
        .filter(modal -> !submitted.contains(modal.opener().id()));
  }

  private DiscordPerson person(String name) {
    return discord.person(name);
  }

  @Override
  public void close() {
    discord.close();
  }
}
