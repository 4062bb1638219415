package bot.mtasts.discord.components;

/// By what our forms and selects are known when they come back. A button carries the text of its
/// [bot.mtasts.core.command.Press] instead, and so does an option of a select.
public final class CustomIds {
  /// The form that asks for a domain.
  public static final String DOMAIN_FORM = "domain_form";

  /// The form that asks for a policy or a record.
  public static final String PASTE_FORM = "paste_form";

  /// The one field that each form has.
  public static final String FIELD = "field";

  /// The select whose options explain a finding each.
  public static final String EXPLAIN = "explain";

  private CustomIds() {}
}
