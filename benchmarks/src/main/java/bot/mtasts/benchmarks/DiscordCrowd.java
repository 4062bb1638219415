package bot.mtasts.benchmarks;

import bot.mtasts.lab.discord.Channel;
import bot.mtasts.lab.discord.DiscordPerson;
import bot.mtasts.lab.discord.FakeDiscord;
import bot.mtasts.lab.discord.FakeDiscordSettings;
import bot.mtasts.lab.discord.Guild;
import bot.mtasts.lab.discord.Interaction;
import bot.mtasts.lab.discord.Interaction.Ack;
import bot.mtasts.lab.discord.RestCall;
import bot.mtasts.lab.discord.Route;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The members of one server of Discord's.
final class DiscordCrowd implements Crowd {
  private static final String COMMAND = "mtasts";
  private static final String DOMAIN = "domain";

  private final FakeDiscord discord;
  private final Duration limit;
  private final List<Asker> askers;

  private DiscordCrowd(FakeDiscord discord, Duration limit, List<Asker> askers) {
    this.discord = discord;
    this.limit = limit;
    this.askers = List.copyOf(askers);
  }

  private record Asker(DiscordPerson person, Channel channel) {}

  /// Opens the server, and has the crowd ask another bot, so that what is measured later is not how
  /// this process loads its own classes. The commands that it registered stay, as those of the last
  /// start do in life: people need not wait for them to be registered.
  static DiscordCrowd gather(int people)
      throws IOException, InterruptedException, ExecutionException {
    FakeDiscordSettings settings =
        FakeDiscordSettings.usual()
            .withPatience(PATIENCE)
            // The other bot has just done so.
            .withIdentifyPace(1, Duration.ZERO);
    FakeDiscord discord = FakeDiscord.start(settings);
    Guild guild = discord.guild("crowd");
    List<Asker> askers =
        IntStream.rangeClosed(1, people)
            .mapToObj(number ->
                new Asker(discord.person("person-" + number), guild.channel("channel-" + number)))
            .toList();
    DiscordCrowd crowd = new DiscordCrowd(discord, settings.callbackLimit(), askers);
    crowd.rehearse();
    return crowd;
  }

  private void rehearse() throws IOException, InterruptedException, ExecutionException {
    try (var _ = OtherBot.register(discord, COMMAND, DOMAIN)) {
      var _ = ask(0, () -> {});
    }
    var _ = discord.gateway().awaitNone(0);
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "MTASTS_DISCORD_API_URL", discord.restUrl(), "MTASTS_DISCORD_TOKEN", discord.token());
  }

  @Override
  public void turnTo(URI server) {
    // It turns to us: from now on Discord tells it what people do.
    var _ = discord.gateway().awaitShard(0);
  }

  @Override
  public List<Asked> ask(int first, Quiet quiet)
      throws IOException, InterruptedException, ExecutionException {
    int earlier = discord.calls().size();
    List<Used> used = use(first);
    List<Optional<Ack>> acks =
        used.stream().map(one -> one.interaction().ackWithin(limit)).toList();
    for (int i = 0; i < askers.size(); i++) {
      if (acks.get(i).isPresent()) {
        String domain = Crowd.domain(first + i);
        var _ =
            used.get(i)
                .interaction()
                .awaitMessage(message -> Crowd.isAnswer(message.words(), domain));
      }
    }
    quiet.await();
    List<Said> said = discord.calls().stream().skip(earlier).flatMap(Said::of).toList();
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < askers.size(); i++) {
      String domain = Crowd.domain(first + i);
      List<Answer> answers =
          said.stream()
              .filter(one -> Crowd.isAnswer(one.words(), domain))
              .map(Said::answer)
              .toList();
      Optional<Ack> ack = acks.get(i);
      asked.add(
          new Asked(used.get(i).at(), ack.map(Ack::took).orElse(limit), ack.isPresent(), answers));
    }
    return asked;
  }

  private record Used(Interaction interaction, Instant at) {}

  private List<Used> use(int first) throws InterruptedException, ExecutionException {
    List<Callable<Used>> all = new ArrayList<>();
    for (int i = 0; i < askers.size(); i++) {
      Asker asker = askers.get(i);
      Map<String, String> options = Map.of(DOMAIN, Crowd.domain(first + i));
      all.add(() -> {
        Instant at = Instant.now();
        return new Used(asker.person().uses(asker.channel(), COMMAND, options), at);
      });
    }
    return EvenSecond.of(all);
  }

  /// What the bot said, by whatever way.
  private record Said(String words, Answer answer) {
    private static final EnumSet<Route> EDITS =
        EnumSet.of(Route.EDIT_ORIGINAL, Route.EDIT_FOLLOW_UP, Route.EDIT_MESSAGE);

    static Stream<Said> of(RestCall call) {
      return call.ok() && call.body() != null
          ? Stream.of(
              new Said(call.body().toString(), new Answer(call.at(), EDITS.contains(call.route()))))
          : Stream.empty();
    }
  }

  @Override
  public int limited() {
    return discord.limited().size();
  }

  @Override
  public int broken() {
    return discord.broken().size();
  }

  @Override
  public void close() {
    // What was broken is in the table, and so is whoever was never answered.
    discord.stop();
  }
}
