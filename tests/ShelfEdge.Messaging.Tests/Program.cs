using ShelfEdge.Messaging.Tests;
using ShelfEdge.Messaging.Tests.Faults;
using ShelfEdge.Messaging.Tests.Outbox;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

if (args is [AppendLoop.Verb, ..])
{
    return AppendLoop.Run(args[1], args[2], args[3]);
}

if (args is [BoxLoop.Verb, ..])
{
    return await BoxLoop.RunAsync(args[1], args[2], args[3]);
}

return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
