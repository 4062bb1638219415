package bot.mtasts.lab.slack;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a person types, as Slack passes it on (docs.slack.dev/messaging/formatting-message-text).
final class Typed {
  private static final Pattern EMAIL =
      Pattern.compile("(?<![\\w@.-])[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
  private static final Pattern LINK =
      Pattern.compile(
          "(?<![\\w@.-])(?:(https?://[^\\s<>|]+)|((?:[\\w-]+\\.)+[a-z]{2,}(?:/[^\\s<>|]*)?))(?![\\w@-])");
  private static final Pattern CHANNEL = Pattern.compile("(?<!\\S)#([\\w-]+)");
  private static final Pattern PERSON = Pattern.compile("(?<!\\S)@([\\w.-]+)");

  private final Workspace workspace;
  private final AppSettings app;

  Typed(Workspace workspace, AppSettings app) {
    this.workspace = workspace;
    this.app = app;
  }

  /// Behind a slash command: only the three characters that have a meaning are escaped, unless the
  /// app asked for more.
  String afterCommand(String text) {
    return app.escapesCommands() ? named(text, true) : escaped(text);
  }

  /// In a message: people, channels and links are marked.
  String inMessage(String text) {
    return named(text, false);
  }

  private String named(String text, boolean withNames) {
    String plain = escaped(text);
    String mailed =
        EMAIL
            .matcher(plain)
            .replaceAll(m -> quoted("<mailto:" + m.group() + "|" + m.group() + ">"));
    String linked = outsideMarks(mailed);
    String channelled = CHANNEL.matcher(linked).replaceAll(m -> quoted(channel(m)));
    return PERSON.matcher(channelled).replaceAll(m -> quoted(person(m, withNames)));
  }

  // An address that was marked must not be marked again inside its mark.
  private static String outsideMarks(String text) {
    var out = new StringBuilder();
    int from = 0;
    for (MatchResult mark : Pattern.compile("<[^>]*>").matcher(text).results().toList()) {
      out.append(links(text.substring(from, mark.start()))).append(mark.group());
      from = mark.end();
    }
    return out.append(links(text.substring(from))).toString();
  }

  private static String links(String text) {
    return LINK.matcher(text)
        .replaceAll(m ->
            quoted(
                m.group(1) != null
                    ? "<" + m.group() + ">"
                    : "<http://" + m.group() + "|" + m.group() + ">"));
  }

  private String channel(MatchResult found) {
    return workspace
        .channelCalled(found.group(1))
        .map(channel ->
            channel.kind() == Channel.Kind.PUBLIC
                ? "<#" + channel.id() + "|" + channel.name() + ">"
                : "<#" + channel.id() + "|>")
        .orElse(found.group());
  }

  private String person(MatchResult found, boolean withName) {
    String name = found.group(1);
    if (name.equals(app.name())) {
      return "<@" + workspace.botUserId() + ">";
    }
    return workspace.people().stream()
        .filter(person -> person.name().equals(name))
        .findFirst()
        .map(person -> "<@" + person.id() + (withName ? "|" + name : "") + ">")
        .orElse(found.group());
  }

  private static String quoted(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
