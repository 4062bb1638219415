package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Changes;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A Slack of one's own, on loopback: the app under test talks to it as to the real one, people in
/// its workspaces type and press, and a test reads what they see. It is as strict as Slack, and
/// [#close] fails the test if the app broke one of its rules.
///
/// ```java
/// try (var slack = FakeSlack.start()) {
///   Workspace acme = slack.workspace("acme");
///   acme.install();                                     // a bot token
///   slack.sendTo(appUnderTest("/slack/events"));        // or Socket Mode, without this line
///   Channel ops = acme.channel("ops");
///   acme.person("ada").types("/mtasts example.com", ops);
///   slack.awaitMessage(ops, m -> m.words().contains("example.com"));
/// }
/// ```
public final class FakeSlack implements AutoCloseable {
  private final FakeSlackSettings settings;
  private final Changes changes = new Changes();
  private final Ledger ledger = new Ledger(changes);
  private final Faults faults = new Faults(changes);
  private final Ids ids;
  private final Tokens tokens;
  private final Consent consent;
  private final SocketLinks links;
  private final Deliveries deliveries;
  private final Payloads payloads;
  private final SlackClient client;
  private final SlackServer server;
  private final Map<String, Workspace> workspaces = new LinkedHashMap<>();

  private FakeSlack(FakeSlackSettings settings) {
    this.settings = settings;
    AppSettings app = settings.app();
    var clock = settings.clock();
    ids = new Ids(clock);
    tokens = new Tokens(changes, clock, app);
    consent = new Consent(changes, clock, app);
    links = new SocketLinks(changes, app);
    deliveries = new Deliveries(changes, ledger, settings.ackLimit(), links);
    payloads = new Payloads(clock, ids, app);
    var posts = new Posts(changes, ids, ledger);
    var views = new Views(changes, ids, app);
    var triggers = new Triggers(changes, clock);
    var responseUrls =
        new ResponseUrls(changes, clock, posts, ledger, faults, settings.commandUrlReplaces());
    client = new SlackClient(app, payloads, deliveries, triggers, responseUrls, posts, views);
    var limits = new RateLimits(changes, clock, settings.postBurst());
    List<ApiMethod> rows =
        Stream.of(
                new ChatMethods(app, posts, limits).rows(),
                new ConversationMethods().rows(),
                new ViewMethods(views, triggers, posts).rows(),
                new AppMethods(app, tokens, consent, links).rows())
            .flatMap(List::stream)
            .toList();
    var api = new WebApi(clock, tokens, limits, faults, ledger, rows);
    var page = new ConsentPage(app, consent, this::workspaces);
    server = new SlackServer(settings.port(), api, responseUrls, page, links);
    links.listeningAt(server.webSocketAddress());
    responseUrls.listeningAt(server.address());
  }

  /// Starts one with [FakeSlackSettings#usual()].
  public static FakeSlack start() {
    return start(FakeSlackSettings.usual());
  }

  /// Starts one.
  public static FakeSlack start(FakeSlackSettings settings) {
    return new FakeSlack(settings);
  }

  /// Where it is, with a slash at the end.
  public URI address() {
    return server.address();
  }

  /// Where the Web API is: what an app takes instead of `https://slack.com/api/`.
  public URI apiUrl() {
    return server.address().resolve("api/");
  }

  /// Where people are sent to allow the app: what an app takes instead of
  /// `https://slack.com/oauth/v2/authorize`.
  public URI authorizeUrl() {
    return server.address().resolve("oauth/v2/authorize");
  }

  /// The app that it knows, with its secrets.
  public AppSettings app() {
    return settings.app();
  }

  /// The workspace of that name; it is opened if there is none.
  public Workspace workspace(String domain) {
    return changes.make(() ->
        workspaces.computeIfAbsent(
            domain, name -> new Workspace(changes, ids, tokens, settings.app(), client, name)));
  }

  /// All workspaces, in the order they were opened.
  public List<Workspace> workspaces() {
    return changes.look(() -> List.copyOf(workspaces.values()));
  }

  /// From now on everything is sent over HTTP to this URL, or to these in turn.
  public void sendTo(URI... requestUrls) {
    deliveries.goBy(new RequestUrls(settings.app(), settings.signingClock(), List.of(requestUrls)));
  }

  /// From now on everything is sent over the app's sockets: so it is when nothing else is said.
  public void sendOverSockets() {
    deliveries.goBy(links);
  }

  /// The app's connections in Socket Mode.
  public SocketLinks sockets() {
    return links;
  }

  /// The people who are asked whether they allow the app in.
  public Consent consent() {
    return consent;
  }

  /// Checks the request URL like Slack when one enters it (`url_verification`).
  ///
  /// @return whether the app echoed the challenge
  public boolean verifyRequestUrl() {
    Delivery delivery = deliveries.send(Parcel.Kind.URL_VERIFICATION, payloads.urlVerification());
    String challenge = delivery.payload().path("challenge").asText();
    return delivery.ack().accepted() && delivery.ack().body().contains(challenge);
  }

  /// Checks the certificate of the request URL, as Slack does now and then (`ssl_check`).
  public Delivery checkCertificate() {
    return deliveries.send(Parcel.Kind.SSL_CHECK, payloads.sslCheck());
  }

  /// Sends an event once more, with the same id and the number of the repetition, whether the app
  /// has acknowledged it (then Slack did not hear it) or not. A test says when: the real one does
  /// it at once, after a minute, and after five.
  public Ack redeliver(Delivery event) {
    return deliveries.again(event);
  }

  /// The events that Slack would send again by itself.
  public List<Delivery> owedEvents() {
    return deliveries.owed();
  }

  /// What is in a channel, oldest first; of what one person sees, the reader is told.
  public List<Message> messages(Channel channel) {
    return channel.messages();
  }

  /// What a person sees in a channel, oldest first.
  public List<Message> messages(Channel channel, SlackPerson person) {
    return channel.messages().stream()
        .filter(m -> m.reader() == null || m.reader().equals(person.id()))
        .toList();
  }

  /// What was deleted from a channel.
  public List<Message> deleted(Channel channel) {
    return channel.removed();
  }

  /// Waits for a message in a channel, posted or edited until it is as wanted.
  ///
  /// @return the latest that is
  /// @throws AssertionError if there is none within the settings' patience
  public Message awaitMessage(Channel channel, Predicate<Message> wanted) {
    return await(
        () -> messages(channel).reversed().stream().filter(wanted).findFirst(),
        () ->
            "no such message in "
                + channel
                + ", but:\n"
                + listed(messages(channel), Message::words));
  }

  /// Waits for a person's modal.
  ///
  /// @throws AssertionError if there is none within the settings' patience
  public View awaitModal(SlackPerson person, Predicate<View> wanted) {
    return await(
        () -> person.modals().reversed().stream().filter(wanted).findFirst(),
        () -> person + " sees no such modal, but:\n" + listed(person.modals(), View::words));
  }

  /// Waits for a person's home tab.
  ///
  /// @throws AssertionError if it is not so within the settings' patience
  public View awaitHome(SlackPerson person, Predicate<View> wanted) {
    return await(
        () -> person.home().filter(wanted),
        () ->
            person
                + " sees no such home tab, but:\n"
                + person.home().map(View::words).orElse("nothing"));
  }

  /// Waits for a call of a method, or of a `response_url`.
  ///
  /// @return the first that is as wanted
  /// @throws AssertionError if there is none within the settings' patience
  public ApiCall awaitCall(String method, Predicate<ApiCall> wanted) {
    return await(
        () -> calls(method).stream().filter(wanted).findFirst(),
        () -> "no such call of " + method + ", but:\n" + listed(calls(), ApiCall::toString));
  }

  /// Waits for an acknowledgement.
  ///
  /// @return the first that is as wanted
  /// @throws AssertionError if there is none within the settings' patience
  public Ack awaitAck(Predicate<Ack> wanted) {
    return await(
        () -> acks().stream().filter(wanted).findFirst(),
        () -> "no such acknowledgement, but:\n" + listed(acks(), Ack::toString));
  }

  private <T> T await(Supplier<Optional<T>> look, Supplier<String> otherwise) {
    Duration patience = settings.patience();
    return changes
        .await(patience, look)
        .orElseThrow(() ->
            new AssertionError("after " + patience.toMillis() + " ms" + " " + otherwise.get()));
  }

  private static <T> String listed(List<T> things, Function<T, String> words) {
    return things.stream().map(t -> "- " + words.apply(t)).collect(Collectors.joining("\n"));
  }

  /// Every call of the Web API and of response URLs, in order.
  public List<ApiCall> calls() {
    return ledger.calls();
  }

  /// Every call of a method; those of response URLs are called `response_url`.
  public List<ApiCall> calls(String method) {
    return calls().stream().filter(call -> call.method().equals(method)).toList();
  }

  /// The calls that were answered 429.
  public List<ApiCall> limited() {
    return ledger.limited();
  }

  /// Every acknowledgement, in order.
  public List<Ack> acks() {
    return ledger.acks();
  }

  /// The rules that the app broke.
  public List<BrokenRule> broken() {
    return new ArrayList<>(ledger.broken());
  }

  /// The test breaks this rule on purpose: [#close] fails if it is *not* broken.
  public void expectBroken(Rule rule) {
    ledger.expect(rule);
  }

  /// Lets something go wrong with the next call of a method (`response_url` for those); several are
  /// used up in order.
  public void fail(String method, Fault fault) {
    faults.add(method, fault);
  }

  /// Closes it.
  ///
  /// @throws AssertionError if the app broke a rule that was not expected to be broken, or kept one
  ///   that was
  @Override
  public void close() {
    // First what waits, so that nobody hears an answer after the end.
    deliveries.goBy(links);
    server.close();
    ledger.settle();
  }
}
