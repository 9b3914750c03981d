using ShelfEdge.Lab;

return await LabCommands.RunAsync(args, Console.Out, Console.Error);
