package bot.mtasts.core.command.contract;

import bot.mtasts.core.command.Asker;
import bot.mtasts.core.command.ChatPlatform;
import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.command.Invocation;
import bot.mtasts.core.command.Press;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.command.ReplySink;
import bot.mtasts.core.command.ReplyWriter;
import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Chat;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.DeliverySender;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.Destination.ChatAnswer;
import bot.mtasts.core.delivery.Destination.ChatAnswer.View;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.probe.Stage;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.service.PayloadWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// A chat without a network: its platform does the least that any must do. It shows that the
/// contract can be kept, and reads as an example of how.
final class HeadlessChat implements ChatDriver {
  private static final String OPEN_CHANNEL = "C1";
  private static final Pattern CALLS = Pattern.compile("<[@!#h][^>]*>|@everyone|\\]\\(http");

  private final Map<String, Message> messages = new LinkedHashMap<>(); // guarded by this
  private @Nullable HeadlessPlatform platform;

  /// @param onlyFor who sees it; null for everybody
  private record Message(String id, @Nullable String onlyFor, List<HeadlessWords> versions) {
    Seen seen() {
      return new Seen(
          id,
          versions.stream().map(HeadlessWords::text).toList(),
          versions.getLast().buttons(),
          versions.stream()
              .flatMap(words -> CALLS.matcher(words.text()).results().map(MatchResult::group))
              .toList(),
          onlyFor != null,
          versions.getLast().form());
    }
  }

  @Override
  public ChatPlatform connect(Dialogue dialogue) {
    platform = new HeadlessPlatform(dialogue);
    return platform;
  }

  @Override
  public Destination channel() {
    return new Destination.SlackChannel("T1", OPEN_CHANNEL);
  }

  @Override
  public Destination closedChannel() {
    return new Destination.SlackChannel("T1", "C404");
  }

  @Override
  public void types(String person, String text) {
    act(connected ->
        connected.dialogue.typed(
            new Invocation(asker(person), text, false), new Sink(person, null)));
  }

  @Override
  public void mentions(String person, String text) {
    act(connected ->
        connected.dialogue.said(asker(person), List.of("<@BOT> " + text), new Sink(person, null)));
  }

  @Override
  public void presses(String person, Seen message, Press button) {
    Press carried = Press.read(button.text()).orElseThrow();
    act(connected ->
        connected.dialogue.pressed(
            carried, asker(person), message.forThemAlone(), new Sink(person, message)));
  }

  @Override
  public Rerun othersRerun() {
    return Rerun.IN_PLACE;
  }

  @Override
  public void submits(String person, Seen form, String text) {
    Sink sink = new Sink(person, null);
    if (form.says("paste")) {
      act(connected -> sink.say(connected.dialogue.pasted(text)));
    } else {
      act(connected -> connected.dialogue.typed(new Invocation(asker(person), text, false), sink));
    }
  }

  @Override
  public synchronized List<Seen> seenBy(String person) {
    return messages.values().stream()
        .filter(message -> message.onlyFor() == null || message.onlyFor().equals(person))
        .map(Message::seen)
        .toList();
  }

  @Override
  public void close() {}

  private static Asker asker(String person) {
    return new Asker(Chat.SLACK, "T1", OPEN_CHANNEL, person);
  }

  /// What is done with the platform that is connected.
  private interface Act {
    void on(HeadlessPlatform connected) throws InterruptedException;
  }

  private void act(Act act) {
    HeadlessPlatform connected = platform;
    if (connected == null) {
      throw new IllegalStateException("nobody is connected");
    }
    Callable<Void> deed =
        () -> {
          act.on(connected);
          return null;
        };
    var _ = connected.threads.submit(deed);
  }

  private synchronized String post(@Nullable String onlyFor, HeadlessWords words) {
    String id = "m" + messages.size();
    messages.put(id, new Message(id, onlyFor, new ArrayList<>(List.of(words))));
    return id;
  }

  private synchronized boolean edit(String id, HeadlessWords words) {
    Message message = messages.get(id);
    return message != null && message.versions().add(words);
  }

  /// Where one person is answered.
  private final class Sink implements ReplySink {
    private final String person;
    private final @Nullable Seen pressed;

    Sink(String person, @Nullable Seen pressed) {
      this.person = person;
      this.pressed = pressed;
    }

    @Override
    public void say(Reply reply) {
      post(reply.isForAskerAlone() ? person : null, HeadlessWords.of(reply));
    }

    @Override
    public Opened open(DomainName domain, boolean privately) {
      HeadlessWords checking = HeadlessWords.of(new Reply.Working(domain, Set.of()));
      if (pressed != null && edit(pressed.id(), checking)) {
        return new Place(pressed.id(), domain, privately);
      }
      return new Place(post(privately ? person : null, checking), domain, privately);
    }
  }

  /// A message that waits for its answer. One that was answered is not edited again by what is
  /// shown meanwhile.
  private final class Place implements ReplySink.Opened {
    private final String id;
    private final DomainName domain;
    private final boolean privately;

    Place(String id, DomainName domain, boolean privately) {
      this.id = id;
      this.domain = domain;
      this.privately = privately;
    }

    @Override
    public ChatAnswer destination(View view) {
      return new ChatAnswer(Chat.SLACK, "T1/" + OPEN_CHANNEL, id, privately, view);
    }

    @Override
    public void working(Set<Stage> ended) {
      synchronized (HeadlessChat.this) {
        Message message = messages.get(id);
        if (message != null && message.versions().getLast().text().startsWith("Checking")) {
          edit(id, HeadlessWords.of(new Reply.Working(domain, ended)));
        }
      }
    }

    @Override
    public void say(Reply reply) {
      edit(id, HeadlessWords.of(reply));
    }

    @Override
    public void close() {}
  }

  private final class HeadlessPlatform implements ChatPlatform {
    private final Dialogue dialogue;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    HeadlessPlatform(Dialogue dialogue) {
      this.dialogue = dialogue;
    }

    @Override
    public Chat chat() {
      return Chat.SLACK;
    }

    @Override
    public PayloadWriter writer() {
      return new ReplyWriter(reply -> payload(HeadlessWords.of(reply)), ReportPages.NONE);
    }

    @Override
    public DeliverySender sender() {
      return delivery ->
          switch (delivery.destination()) {
            case ChatAnswer answer -> answer(answer, delivery);
            case Destination.SlackChannel channel -> tell(channel, delivery);
            case Destination.DiscordChannel _, Destination.Callback _, Destination.HelpdeskNote _ ->
                new Answer.Forbidden("That is elsewhere");
          };
    }

    private Answer answer(ChatAnswer answer, Delivery delivery) {
      return edit(answer.place(), words(delivery.payload()))
          ? new Answer.Accepted(200, "")
          : new Answer.Gone(404, "There is no such message");
    }

    private Answer tell(Destination.SlackChannel channel, Delivery delivery) {
      if (!channel.channel().equals(OPEN_CHANNEL)) {
        return new Answer.Gone(404, "There is no such channel");
      }
      post(null, words(delivery.payload()));
      return new Answer.Accepted(200, "");
    }

    @Override
    public Optional<String> refusal(Destination channel) {
      return channel.equals(channel())
          ? Optional.empty()
          : Optional.of("We are not in that channel. Invite us there.");
    }

    @Override
    public List<String> notReady() {
      return List.of();
    }

    @Override
    public void stopTaking() {
      threads.shutdownNow();
    }

    @Override
    public void close() {
      threads.close();
    }
  }

  /// The buttons in the first line, and the text behind it.
  private static Payload payload(HeadlessWords words) {
    String buttons = words.buttons().stream().map(Press::text).collect(Collectors.joining(" "));
    return new Payload("text/plain", ByteString.encodeUtf8(buttons + "\n" + words.text()));
  }

  private static HeadlessWords words(Payload payload) {
    String[] parts = payload.body().utf8().split("\n", 2);
    return new HeadlessWords(
        parts[1],
        Arrays.stream(parts[0].split(" ")).flatMap(text -> Press.read(text).stream()).toList(),
        false);
  }
}
