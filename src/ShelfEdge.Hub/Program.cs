using ShelfEdge.Hub.Commands;

return await HubCommandLine.RunAsync(args);
