using ShelfEdge.Service.Commands;

return await CommandLine.RunAsync(args);
