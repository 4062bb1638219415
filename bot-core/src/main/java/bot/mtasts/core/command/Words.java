package bot.mtasts.core.command;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What people type, cut into words. Chats write what is more than text in angle brackets: a link
/// is a word, whatever its label holds, and a mention of a person, a channel or a group is none.
final class Words {
  private static final Pattern WORD =
      Pattern.compile("<[^<>]*>|[^\\s\\p{Z}\\p{Cc},;<\u3001\uFF0C\uFF1B]+");

  // Slack: <@U1>, <#C1|name>, <!here>. Discord: <@1>, <#1>, <:name:1>, <a:name:1>, </name:1>,
  // <t:1>.
  private static final Pattern MENTION = Pattern.compile("<(?:[@#!:/]|a:|t:[0-9])[^<>]*>");

  private static final Pattern MENTION_BEFORE = Pattern.compile(MENTION.pattern() + "[\\s,:]*");

  private Words() {}

  /// The words, without mentions and without the `and` between them.
  static List<String> of(String text) {
    return WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(word -> !isMention(word) && !isAnd(word))
        .toList();
  }

  private static boolean isMention(String word) {
    return MENTION.matcher(word).matches();
  }

  private static boolean isAnd(String word) {
    return word.equals("&") || word.toLowerCase(Locale.ROOT).equals("and");
  }

  /// The text behind the mentions that it begins with, without blanks around it.
  static String withoutMentionsBefore(String text) {
    String whole = text.strip();
    Matcher mention = MENTION_BEFORE.matcher(whole);
    int start = 0;
    while (mention.region(start, whole.length()).lookingAt()) {
      start = mention.end();
    }
    return whole.substring(start);
  }
}
