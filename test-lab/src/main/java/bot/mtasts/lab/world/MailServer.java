package bot.mtasts.lab.world;

/// One address of a mail host. Several servers of one host may behave differently.
///
/// @param address an address literal; a private one has no listener
/// @param host the MX host name it serves
public record MailServer(String address, String host, SmtpPort smtp) {}
