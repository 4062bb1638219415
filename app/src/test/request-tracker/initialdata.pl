# What an administrator would enter in RT's web interface: a custom field, the bot's user with just
# the rights it needs, an agent, and the scrip of docs/examples.
@CustomFields = (
    {
        Name        => 'Domain',
        Type        => 'FreeformSingle',
        Queue       => ['General'],
        LookupType  => 'RT::Queue-RT::Ticket',
        Description => 'The domain to check',
    },
);

@Users = (
    { Name => 'mtasts-bot', EmailAddress => 'bot@rt.test',   Privileged => 1 },
    { Name => 'agent',      EmailAddress => 'agent@rt.test', Privileged => 1 },
);

sub granted {
    my ( $user, @rights ) = @_;
    return map { { UserId => $user, Queue => 'General', Right => $_ } } @rights;
}

@ACL = (
    granted( 'mtasts-bot', qw(SeeQueue ShowTicket ShowTicketComments CommentOnTicket ReplyToTicket) ),
    granted(
        'agent',
        qw(SeeQueue CreateTicket ShowTicket ShowTicketComments CommentOnTicket ReplyToTicket ModifyTicket
            SeeCustomField ModifyCustomField)
    ),
);

my $scrip = do {
    open my $file, '<:encoding(UTF-8)', $ENV{RT_SCRIP} or die "$ENV{RT_SCRIP}: $!";
    local $/;
    <$file>;
};

@Scrips = (
    {
        Queue             => 'General',
        Description       => 'Check the domain of a new ticket',
        Stage             => 'TransactionBatch',
        ScripCondition    => 'On Create',
        ScripAction       => 'User Defined',
        Template          => 'Blank',
        CustomPrepareCode => 'return 1;',
        CustomCommitCode  => $scrip,
    },
);
1;
