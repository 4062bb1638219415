package bot.mtasts.webhook.helpdesk;

import java.util.regex.Pattern;

/// What ticket ids of a helpdesk look like. Ids become part of a URL: what does not look like one
/// never gets that far.
public enum TicketForm {
  /// A number.
  NUMBER("[0-9]{1,19}", "a number, such as `4711`"),
  /// An issue key of Jira, or its number.
  ISSUE_KEY("[A-Z][A-Z0-9_]{0,49}-[0-9]{1,12}|[0-9]{1,19}", "an issue key, such as `SUP-4711`"),
  /// A `sys_id` of ServiceNow.
  SYS_ID("[0-9a-f]{32}", "a `sys_id` of 32 hexadecimal digits (not the number `INC…`)"),
  /// Letters, digits and what stands between them in most ids.
  PLAIN(
      "[A-Za-z0-9][A-Za-z0-9._#-]{0,199}",
      "letters, digits, `.`, `_`, `#` and `-`, beginning with a letter or digit");

  private final Pattern pattern;
  private final String words;

  TicketForm(String pattern, String words) {
    this.pattern = Pattern.compile(pattern);
    this.words = words;
  }

  /// Whether a text is an id of this form.
  public boolean fits(String ticket) {
    return pattern.matcher(ticket).matches();
  }

  /// The form in words: "a number, such as `4711`".
  public String words() {
    return words;
  }
}
